import {
  Checkbox,
  FormGroup,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  Switch,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { EMBEDDING_MODELS, holdsText, type IndexDraft, sourceNames } from './draft';
import styles from './SemanticEditor.module.css';

interface SemanticEditorProps {
  draft: IndexDraft;
  showFaults: boolean;
  onChange: (semantic: IndexDraft['semantic']) => void;
}

/** Turns the vector channel and the model on, and says what they read. */
export function SemanticEditor({ draft, showFaults, onChange }: SemanticEditorProps) {
  const { t } = useTranslation();
  const { semantic } = draft;
  const candidates = draft.fields.filter(({ name, kind }) => holdsText(kind) && name !== '');
  return (
    <>
      <FormGroup>
        <Switch
          id="semantic"
          label={t('indexes.semantic')}
          isChecked={semantic.on}
          onChange={(_event, on) => onChange({ ...semantic, on })}
          aria-describedby="semantic-help"
        />
        <HelperText id="semantic-help">
          <HelperTextItem>{t('indexes.semanticHelp')}</HelperTextItem>
        </HelperText>
      </FormGroup>
      {semantic.on && (
        <>
          <FormGroup
            label={t('indexes.semanticModel')}
            fieldId="semantic-model"
            className={styles.field}
          >
            <FormSelect
              id="semantic-model"
              value={semantic.model}
              onChange={(_event, model) => onChange({ ...semantic, model })}
            >
              {EMBEDDING_MODELS.map((model) => (
                <FormSelectOption
                  key={model}
                  value={model}
                  label={t(`indexes.semanticModels.${model}`)}
                />
              ))}
            </FormSelect>
          </FormGroup>
          <FormGroup label={t('indexes.semanticSources')} role="group" isRequired isStack>
            {candidates.length === 0 && <span>{t('indexes.semanticNoSources')}</span>}
            {candidates.map(({ key, name }) => (
              <Checkbox
                key={key}
                id={`source-${key}`}
                label={name}
                isChecked={semantic.sources.includes(key)}
                onChange={(_event, on) =>
                  onChange({
                    ...semantic,
                    sources: on
                      ? [...semantic.sources, key]
                      : semantic.sources.filter((source) => source !== key),
                  })
                }
              />
            ))}
            {showFaults && sourceNames(draft).length === 0 && (
              <HelperText isLiveRegion>
                <HelperTextItem variant="error">
                  {t('indexes.semanticSourceRequired')}
                </HelperTextItem>
              </HelperText>
            )}
          </FormGroup>
        </>
      )}
    </>
  );
}

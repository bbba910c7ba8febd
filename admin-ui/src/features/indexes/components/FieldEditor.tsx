import {
  Button,
  Checkbox,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextInput,
} from '@patternfly/react-core';
import MinusCircleIcon from '@patternfly/react-icons/dist/esm/icons/minus-circle-icon';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { FieldKind } from '../../../api/types';
import { FIELD_KINDS, type FieldDraft, fieldFault, holdsText, type IndexDraft } from './draft';

interface FieldEditorProps {
  draft: IndexDraft;
  showFaults: boolean;
  onChange: (fields: FieldDraft[]) => void;
}

/** The fields of an index that does not exist yet, one row each. */
export function FieldEditor({ draft, showFaults, onChange }: FieldEditorProps) {
  const { t } = useTranslation();
  const { fields } = draft;
  const change = (key: number, part: Partial<FieldDraft>) =>
    onChange(fields.map((field) => (field.key === key ? { ...field, ...part } : field)));

  return (
    <Table aria-label={t('indexes.editorTable')} variant="compact" borders={false}>
      <Thead>
        <Tr>
          <Th width={35}>{t('indexes.fieldName')}</Th>
          <Th width={25}>{t('indexes.kind')}</Th>
          <Th>{t('indexes.searchable')}</Th>
          <Th width={15}>{t('indexes.weight')}</Th>
          <Th screenReaderText={t('indexes.editorActions')} />
        </Tr>
      </Thead>
      <Tbody>
        {fields.map((field, position) => {
          const number = position + 1;
          const fault = showFaults ? fieldFault(field, draft) : undefined;
          const inName = fault === 'fieldNameInvalid' || fault === 'fieldNameTwice';
          const faultId = `field-${field.key}-fault`;
          return (
            <Tr key={field.key}>
              <Td dataLabel={t('indexes.fieldName')}>
                <TextInput
                  aria-label={t('indexes.editorFieldName', { number })}
                  value={field.name}
                  onChange={(_event, name) => change(field.key, { name })}
                  validated={inName ? 'error' : 'default'}
                  aria-describedby={fault === undefined ? undefined : faultId}
                  maxLength={64}
                  spellCheck={false}
                  autoComplete="off"
                />
                {fault !== undefined && (
                  <HelperText id={faultId}>
                    <HelperTextItem variant="error">{t(`indexes.${fault}`)}</HelperTextItem>
                  </HelperText>
                )}
              </Td>
              <Td dataLabel={t('indexes.kind')}>
                <FormSelect
                  aria-label={t('indexes.editorKind', { number })}
                  value={field.kind}
                  onChange={(_event, value) => {
                    const kind = value as FieldKind;
                    change(field.key, { kind, searchable: kind === 'text' });
                  }}
                >
                  {FIELD_KINDS.map((kind) => (
                    <FormSelectOption key={kind} value={kind} label={t(`indexes.kinds.${kind}`)} />
                  ))}
                </FormSelect>
              </Td>
              <Td dataLabel={t('indexes.searchable')}>
                <Checkbox
                  id={`field-${field.key}-searchable`}
                  aria-label={t('indexes.editorSearchable', { number })}
                  isChecked={field.searchable}
                  isDisabled={!holdsText(field.kind)}
                  onChange={(_event, searchable) => change(field.key, { searchable })}
                />
              </Td>
              <Td dataLabel={t('indexes.weight')}>
                <TextInput
                  aria-label={t('indexes.editorWeight', { number })}
                  type="number"
                  min={0}
                  max={100}
                  step="any"
                  value={field.searchable ? field.weight : ''}
                  isDisabled={!field.searchable}
                  validated={fault === 'weightInvalid' ? 'error' : 'default'}
                  onChange={(_event, weight) => change(field.key, { weight })}
                />
              </Td>
              <Td isActionCell>
                <Button
                  variant="plain"
                  icon={<MinusCircleIcon />}
                  aria-label={t('indexes.editorRemove', { number })}
                  isDisabled={fields.length === 1}
                  onClick={() => onChange(fields.filter(({ key }) => key !== field.key))}
                />
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}

import {
  ActionGroup,
  Alert,
  Button,
  Form,
  FormGroup,
  FormHelperText,
  FormSection,
  HelperText,
  HelperTextItem,
  Stack,
  TextInput,
} from '@patternfly/react-core';
import PlusCircleIcon from '@patternfly/react-icons/dist/esm/icons/plus-circle-icon';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ApiError } from '../../../api/problem';
import { mayManageTenant, useViewer } from '../../../api/viewer';
import { useNotify } from '../../../components/Notices';
import { PageHeader } from '../../../components/PageHeader';
import { Panel } from '../../../components/Panel';
import { ProblemAlert, ProblemState } from '../../../components/Problem';
import { useFocusFirstFault } from '../../../components/useFocusFirstFault';
import { useCreateIndex } from '../api/indexes';
import {
  type FieldDraft,
  findsNothing,
  type IndexDraft,
  isComplete,
  isIndexName,
  toNewIndex,
} from '../components/draft';
import { FieldEditor } from '../components/FieldEditor';
import { SemanticEditor } from '../components/SemanticEditor';
import { toIndex } from './index.route';
import { toIndexes } from './indexes.route';
import styles from './NewIndexPage.module.css';

function newField(fields: readonly FieldDraft[]): FieldDraft {
  const key = Math.max(0, ...fields.map((field) => field.key)) + 1;
  return { key, name: '', kind: 'text', searchable: true, weight: '1' };
}

export function NewIndexPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const { tenant = '' } = useParams();
  const mayManage = mayManageTenant(useViewer(), tenant);
  const create = useCreateIndex(tenant);
  const [attempts, setAttempts] = useState(0);
  const form = useFocusFirstFault(attempts);
  const submitted = attempts > 0;
  const [draft, setDraft] = useState<IndexDraft>({
    name: '',
    fields: [{ ...newField([]), name: 'title', weight: '2' }],
    semantic: { on: true, model: 'minilm', sources: [1] },
  });
  const nameWrong = submitted && !isIndexName(draft.name);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (isComplete(draft)) {
      create.mutate(toNewIndex(draft), {
        onSuccess: ({ name }) => {
          notify(t('indexes.created', { name }));
          void navigate(toIndex({ tenant, index: name }));
        },
      });
    }
  };

  if (!mayManage) {
    return (
      <Stack hasGutter>
        <PageHeader title={t('indexes.newTitle')} />
        <Panel>
          <ProblemState error={new ApiError('forbidden', 403)} />
        </Panel>
      </Stack>
    );
  }
  return (
    <Stack hasGutter>
      <PageHeader title={t('indexes.newTitle')} lead={t('indexes.newLead')} />
      <Panel>
        <Form ref={form} onSubmit={submit} noValidate>
          {create.isError && <ProblemAlert error={create.error} />}
          <FormGroup
            label={t('indexes.name')}
            fieldId="index-name"
            className={styles.field}
            isRequired
          >
            <TextInput
              id="index-name"
              value={draft.name}
              onChange={(_event, name) => setDraft({ ...draft, name })}
              validated={nameWrong ? 'error' : 'default'}
              aria-describedby="index-name-help"
              maxLength={60}
              spellCheck={false}
              autoComplete="off"
              isRequired
            />
            <FormHelperText>
              <HelperText id="index-name-help">
                <HelperTextItem variant={nameWrong ? 'error' : 'default'}>
                  {nameWrong ? t('indexes.nameInvalid') : t('indexes.nameHelp')}
                </HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
          <FormSection title={t('indexes.fields')} titleElement="h2">
            <div>
              <FieldEditor
                draft={draft}
                showFaults={submitted}
                onChange={(fields) => setDraft({ ...draft, fields })}
              />
              <Button
                variant="link"
                icon={<PlusCircleIcon />}
                onClick={() =>
                  setDraft({ ...draft, fields: [...draft.fields, newField(draft.fields)] })
                }
              >
                {t('indexes.editorAdd')}
              </Button>
            </div>
            <SemanticEditor
              draft={draft}
              showFaults={submitted}
              onChange={(semantic) => setDraft({ ...draft, semantic })}
            />
          </FormSection>
          {submitted && findsNothing(draft) && (
            <Alert component="p" variant="danger" isInline isPlain title={t('indexes.needsSearchable')} />
          )}
          <ActionGroup>
            <Button type="submit" isLoading={create.isPending} isDisabled={create.isPending}>
              {t('indexes.create')}
            </Button>
            <Button variant="link" onClick={() => void navigate(toIndexes({ tenant }))}>
              {t('app.cancel')}
            </Button>
          </ActionGroup>
        </Form>
      </Panel>
    </Stack>
  );
}

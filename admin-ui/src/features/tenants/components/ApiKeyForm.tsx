import {
  Button,
  Checkbox,
  Form,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Radio,
  TextInput,
} from '@patternfly/react-core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKeyScope, NewApiKey } from '../../../api/types';
import { ProblemAlert } from '../../../components/Problem';
import { useFocusFirstFault } from '../../../components/useFocusFirstFault';
import { useIndexNames } from '../api/apiKeys';

const FORM = 'create-api-key';
const NEVER = 'never';
const LIFETIMES = [30, 90, 365] as const;
const DAY_MILLIS = 86_400_000;

interface ApiKeyFormProps {
  titleId: string;
  tenant: string;
  error: unknown;
  isPending: boolean;
  onSubmit: (body: NewApiKey) => void;
  onCancel: () => void;
}

function toggled<T>(values: readonly T[], value: T, on: boolean): T[] {
  return on ? [...values, value] : values.filter((other) => other !== value);
}

export function ApiKeyForm({
  titleId,
  tenant,
  error,
  isPending,
  onSubmit,
  onCancel,
}: ApiKeyFormProps) {
  const { t } = useTranslation();
  const indexNames = useIndexNames(tenant);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ApiKeyScope[]>(['search']);
  const [narrowed, setNarrowed] = useState(false);
  const [indexes, setIndexes] = useState<string[]>([]);
  const [lifetime, setLifetime] = useState<string>(NEVER);
  const [attempts, setAttempts] = useState(0);
  const form = useFocusFirstFault(attempts);
  const submitted = attempts > 0;

  const nameWrong = name.trim() === '';
  const scopesWrong = scopes.length === 0;
  const indexesWrong = narrowed && indexes.length === 0;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (nameWrong || scopesWrong || indexesWrong) {
      return;
    }
    onSubmit({
      name: name.trim(),
      scopes,
      ...(narrowed && { indexes }),
      ...(lifetime !== NEVER && {
        expiresAt: new Date(Date.now() + Number(lifetime) * DAY_MILLIS).toISOString(),
      }),
    });
  };
  const wrong = (isWrong: boolean, text: string) =>
    submitted && isWrong ? (
      <FormHelperText>
        <HelperText isLiveRegion>
          <HelperTextItem variant="error">{text}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    ) : null;

  return (
    <>
      <ModalHeader title={t('apiKeys.create')} labelId={titleId} />
      <ModalBody>
        <Form ref={form} id={FORM} onSubmit={submit} noValidate>
          {error != null && <ProblemAlert error={error} />}
          <FormGroup label={t('apiKeys.name')} fieldId="api-key-name" isRequired>
            <TextInput
              id="api-key-name"
              value={name}
              onChange={(_event, value) => setName(value)}
              validated={submitted && nameWrong ? 'error' : 'default'}
              aria-describedby="api-key-name-help"
              maxLength={200}
              autoComplete="off"
              isRequired
              autoFocus
            />
            <FormHelperText>
              <HelperText id="api-key-name-help">
                <HelperTextItem variant={submitted && nameWrong ? 'error' : 'default'}>
                  {submitted && nameWrong ? t('apiKeys.nameRequired') : t('apiKeys.nameHelp')}
                </HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
          <FormGroup label={t('apiKeys.scopes')} role="group" isRequired isStack>
            <Checkbox
              id="scope-search"
              label={t('apiKeys.scopeSearch')}
              description={t('apiKeys.scopeSearchHelp')}
              isChecked={scopes.includes('search')}
              onChange={(_event, on) => setScopes(toggled(scopes, 'search', on))}
            />
            <Checkbox
              id="scope-write"
              label={t('apiKeys.scopeWrite')}
              description={t('apiKeys.scopeWriteHelp')}
              isChecked={scopes.includes('write')}
              onChange={(_event, on) => setScopes(toggled(scopes, 'write', on))}
            />
            {wrong(scopesWrong, t('apiKeys.scopeRequired'))}
          </FormGroup>
          <FormGroup label={t('apiKeys.indexes')} role="radiogroup" isStack>
            <Radio
              id="indexes-all"
              name="indexes"
              label={t('apiKeys.allIndexes')}
              isChecked={!narrowed}
              onChange={() => setNarrowed(false)}
            />
            <Radio
              id="indexes-some"
              name="indexes"
              label={t('apiKeys.onlyIndexes')}
              isChecked={narrowed}
              isDisabled={indexNames.data === undefined || indexNames.data.length === 0}
              onChange={() => setNarrowed(true)}
              body={
                narrowed &&
                indexNames.data?.map((index) => (
                  <Checkbox
                    key={index}
                    id={`index-${index}`}
                    label={index}
                    isChecked={indexes.includes(index)}
                    onChange={(_event, on) => setIndexes(toggled(indexes, index, on))}
                  />
                ))
              }
            />
            {wrong(indexesWrong, t('apiKeys.indexesRequired'))}
          </FormGroup>
          <FormGroup label={t('apiKeys.expiry')} fieldId="api-key-lifetime">
            <FormSelect
              id="api-key-lifetime"
              value={lifetime}
              onChange={(_event, value) => setLifetime(value)}
            >
              <FormSelectOption value={NEVER} label={t('apiKeys.never')} />
              {LIFETIMES.map((days) => (
                <FormSelectOption
                  key={days}
                  value={String(days)}
                  label={t('apiKeys.expiryDays', { count: days })}
                />
              ))}
            </FormSelect>
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={FORM} isLoading={isPending} isDisabled={isPending}>
          {t('apiKeys.create')}
        </Button>
        <Button variant="link" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </ModalFooter>
    </>
  );
}

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
  TextArea,
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
/** No filter bounds what these may do. */
const BEYOND_FILTERS: readonly ApiKeyScope[] = ['write', 'manage'];

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

/** The parts of `text` between commas, spaces and line ends. */
function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** What `text` says as a JSON object; null for an empty text, undefined for anything else. */
function parsedObject(text: string): Record<string, never> | null | undefined {
  if (text.trim() === '') {
    return null;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, never>)
      : undefined;
  } catch {
    return undefined;
  }
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
  const [beginnings, setBeginnings] = useState('');
  const [origins, setOrigins] = useState('');
  const [filterText, setFilterText] = useState('');
  const [lifetime, setLifetime] = useState<string>(NEVER);
  const [attempts, setAttempts] = useState(0);
  const form = useFocusFirstFault(attempts);
  const submitted = attempts > 0;

  const nameWrong = name.trim() === '';
  const patterns = [...indexes, ...words(beginnings)];
  const filter = parsedObject(filterText);
  const filterWrong = filter === undefined;
  const scopesWrong = scopes.length === 0;
  const filterBounds = scopes.every((scope) => !BEYOND_FILTERS.includes(scope));
  const scopesTooWide = filter !== null && !filterBounds;
  const indexesWrong = narrowed && patterns.length === 0;
  const scopeChoices: { scope: ApiKeyScope; label: string; help: string }[] = [
    { scope: 'search', label: t('apiKeys.scopeSearch'), help: t('apiKeys.scopeSearchHelp') },
    { scope: 'suggest', label: t('apiKeys.scopeSuggest'), help: t('apiKeys.scopeSuggestHelp') },
    { scope: 'write', label: t('apiKeys.scopeWrite'), help: t('apiKeys.scopeWriteHelp') },
    { scope: 'events', label: t('apiKeys.scopeEvents'), help: t('apiKeys.scopeEventsHelp') },
    { scope: 'manage', label: t('apiKeys.scopeManage'), help: t('apiKeys.scopeManageHelp') },
  ];

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (nameWrong || scopesWrong || scopesTooWide || indexesWrong || filterWrong) {
      return;
    }
    onSubmit({
      name: name.trim(),
      scopes,
      ...(narrowed && { indexes: patterns }),
      ...(words(origins).length > 0 && { allowedOrigins: words(origins) }),
      ...(filter !== null && { filter }),
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
            {scopeChoices.map(({ scope, label, help }) => (
              <Checkbox
                key={scope}
                id={`scope-${scope}`}
                label={label}
                description={help}
                isChecked={scopes.includes(scope)}
                onChange={(_event, on) => setScopes(toggled(scopes, scope, on))}
              />
            ))}
            {wrong(scopesWrong, t('apiKeys.scopeRequired'))}
            {wrong(scopesTooWide, t('apiKeys.scopesTooWide'))}
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
              onChange={() => setNarrowed(true)}
              body={
                narrowed && (
                  <>
                    {indexNames.data?.map((index) => (
                      <Checkbox
                        key={index}
                        id={`index-${index}`}
                        label={index}
                        isChecked={indexes.includes(index)}
                        onChange={(_event, on) => setIndexes(toggled(indexes, index, on))}
                      />
                    ))}
                    <TextInput
                      id="api-key-beginnings"
                      aria-label={t('apiKeys.beginnings')}
                      placeholder={t('apiKeys.beginnings')}
                      value={beginnings}
                      onChange={(_event, value) => setBeginnings(value)}
                      autoComplete="off"
                    />
                  </>
                )
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
          <FormGroup label={t('apiKeys.origins')} fieldId="api-key-origins">
            <TextArea
              id="api-key-origins"
              value={origins}
              onChange={(_event, value) => setOrigins(value)}
              aria-describedby="api-key-origins-help"
              rows={2}
            />
            <FormHelperText>
              <HelperText id="api-key-origins-help">
                <HelperTextItem>{t('apiKeys.originsHelp')}</HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
          <FormGroup label={t('apiKeys.filter')} fieldId="api-key-filter">
            <TextArea
              id="api-key-filter"
              value={filterText}
              onChange={(_event, value) => setFilterText(value)}
              validated={submitted && filterWrong ? 'error' : 'default'}
              aria-describedby="api-key-filter-help"
              rows={3}
            />
            <FormHelperText>
              <HelperText id="api-key-filter-help">
                <HelperTextItem variant={submitted && filterWrong ? 'error' : 'default'}>
                  {submitted && filterWrong ? t('apiKeys.filterWrong') : t('apiKeys.filterHelp', { example: '{"field": "team", "equals": "red"}' })}
                </HelperTextItem>
              </HelperText>
            </FormHelperText>
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

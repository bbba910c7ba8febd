import {
  Alert,
  Button,
  ClipboardCopy,
  Form,
  FormGroup,
  ModalBody,
  ModalFooter,
  ModalHeader,
} from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { CreatedApiKey } from '../../../api/types';

interface ApiKeyRevealProps {
  titleId: string;
  apiKey: CreatedApiKey;
  onDone: () => void;
}

export function ApiKeyReveal({ titleId, apiKey, onDone }: ApiKeyRevealProps) {
  const { t } = useTranslation();
  return (
    <>
      <ModalHeader title={apiKey.name} labelId={titleId} />
      <ModalBody>
        <Form>
          <Alert component="p" variant="warning" isInline title={t('apiKeys.createdTitle')} role="status">
            {t('apiKeys.createdBody')}
          </Alert>
          <FormGroup label={t('apiKeys.key')}>
            <ClipboardCopy
              isReadOnly
              textAriaLabel={t('apiKeys.key')}
              hoverTip={t('apiKeys.copyKey')}
              clickTip={t('apiKeys.copied')}
              copyAriaLabel={t('apiKeys.copyKey')}
            >
              {apiKey.key}
            </ClipboardCopy>
          </FormGroup>
          <FormGroup label={t('apiKeys.useIt')}>
            <code>Authorization: ApiKey {apiKey.key.slice(0, 8)}…</code>
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onDone}>{t('apiKeys.done')}</Button>
      </ModalFooter>
    </>
  );
}

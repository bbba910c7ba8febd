import {
  Button,
  Form,
  FormGroup,
  FormSelect,
  FormSelectOption,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../../api/types';
import { ProblemAlert } from '../../../components/Problem';
import { useRotateApiKey } from '../api/apiKeys';
import { ApiKeyReveal } from './ApiKeyReveal';

interface RotateApiKeyModalProps {
  tenant: string;
  apiKey: ApiKey;
  onClose: () => void;
}

/** First how long both keys work, then the new one, which is shown this once. */
export function RotateApiKeyModal({ tenant, apiKey, onClose }: RotateApiKeyModalProps) {
  const { t } = useTranslation();
  const rotate = useRotateApiKey(tenant);
  const [overlap, setOverlap] = useState('PT24H');
  const title = 'rotate-api-key-title';
  if (rotate.data !== undefined) {
    return (
      <Modal isOpen variant="medium" aria-labelledby={title} onEscapePress={() => undefined}>
        <ApiKeyReveal titleId={title} apiKey={rotate.data} onDone={onClose} />
      </Modal>
    );
  }
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby={title}>
      <ModalHeader title={t('apiKeys.rotateTitle', { name: apiKey.name })} labelId={title} />
      <ModalBody>
        {rotate.isError && <ProblemAlert error={rotate.error} />}
        <p>{t('apiKeys.rotateBody')}</p>
        <Form>
          <FormGroup label={t('apiKeys.overlap')} fieldId="api-key-overlap">
            <FormSelect
              id="api-key-overlap"
              value={overlap}
              onChange={(_event, value) => setOverlap(value)}
            >
              <FormSelectOption value="PT0S" label={t('apiKeys.overlapNone')} />
              <FormSelectOption value="PT1H" label={t('apiKeys.overlapHour')} />
              <FormSelectOption value="PT24H" label={t('apiKeys.overlapDay')} />
              <FormSelectOption value="P7D" label={t('apiKeys.overlapWeek')} />
              <FormSelectOption value="P30D" label={t('apiKeys.overlapMonth')} />
            </FormSelect>
          </FormGroup>
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          isLoading={rotate.isPending}
          isDisabled={rotate.isPending}
          onClick={() => rotate.mutate({ id: apiKey.id, overlap })}
        >
          {t('apiKeys.rotate')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../../../api/types';
import { useNotify } from '../../../components/Notices';
import { ProblemAlert } from '../../../components/Problem';
import { useRevokeApiKey } from '../api/apiKeys';

interface RevokeApiKeyModalProps {
  tenant: string;
  apiKey: ApiKey;
  onClose: () => void;
}

export function RevokeApiKeyModal({ tenant, apiKey, onClose }: RevokeApiKeyModalProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const revoke = useRevokeApiKey(tenant);
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="revoke-title">
      <ModalHeader
        title={t('apiKeys.revokeTitle', { name: apiKey.name })}
        titleIconVariant="warning"
        labelId="revoke-title"
      />
      <ModalBody>
        {revoke.isError && <ProblemAlert error={revoke.error} />}
        <p>{t('apiKeys.revokeBody')}</p>
      </ModalBody>
      <ModalFooter>
        <Button
          variant="danger"
          isLoading={revoke.isPending}
          isDisabled={revoke.isPending}
          onClick={() =>
            revoke.mutate(apiKey.id, {
              onSuccess: () => {
                notify(t('apiKeys.revoked', { name: apiKey.name }));
                onClose();
              },
            })
          }
        >
          {t('apiKeys.revoke')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

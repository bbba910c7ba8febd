import { Modal } from '@patternfly/react-core';
import { useCreateApiKey } from '../api/apiKeys';
import { ApiKeyForm } from './ApiKeyForm';
import { ApiKeyReveal } from './ApiKeyReveal';

interface CreateApiKeyModalProps {
  tenant: string;
  onClose: () => void;
}

/** First the form, then the key, which is shown this once and needs a deliberate goodbye. */
export function CreateApiKeyModal({ tenant, onClose }: CreateApiKeyModalProps) {
  const create = useCreateApiKey(tenant);
  const title = 'create-api-key-title';
  if (create.data !== undefined) {
    return (
      <Modal isOpen variant="medium" aria-labelledby={title} onEscapePress={() => undefined}>
        <ApiKeyReveal titleId={title} apiKey={create.data} onDone={onClose} />
      </Modal>
    );
  }
  return (
    <Modal isOpen variant="medium" aria-labelledby={title} onClose={onClose}>
      <ApiKeyForm
        titleId={title}
        tenant={tenant}
        error={create.error}
        isPending={create.isPending}
        onSubmit={(body) => create.mutate(body)}
        onCancel={onClose}
      />
    </Modal>
  );
}

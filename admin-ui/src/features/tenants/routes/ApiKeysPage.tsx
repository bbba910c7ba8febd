import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import KeyIcon from '@patternfly/react-icons/dist/esm/icons/key-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ApiKey } from '../../../api/types';
import { mayManageTenant, useViewer } from '../../../api/viewer';
import { LoadingRows } from '../../../components/Loading';
import { Panel, PanelBar } from '../../../components/Panel';
import { ProblemState } from '../../../components/Problem';
import { useApiKeys } from '../api/apiKeys';
import { ApiKeyTable } from '../components/ApiKeyTable';
import { CreateApiKeyModal } from '../components/CreateApiKeyModal';
import { RevokeApiKeyModal } from '../components/RevokeApiKeyModal';
import { RotateApiKeyModal } from '../components/RotateApiKeyModal';

export function ApiKeysPage() {
  const { t } = useTranslation();
  const { tenant = '' } = useParams();
  const mayManage = mayManageTenant(useViewer(), tenant);
  const keys = useApiKeys(tenant);
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  const [rotating, setRotating] = useState<ApiKey>();
  const createButton = mayManage && (
    <Button onClick={() => setCreating(true)}>{t('apiKeys.create')}</Button>
  );

  return (
    <div>
      {keys.isPending ? (
        <Panel>
          <LoadingRows />
        </Panel>
      ) : keys.isError ? (
        <Panel>
          <ProblemState error={keys.error} onRetry={() => void keys.refetch()} />
        </Panel>
      ) : keys.data.length === 0 ? (
        <Panel>
          <EmptyState headingLevel="h2" titleText={t('apiKeys.emptyTitle')} icon={KeyIcon}>
            <EmptyStateBody>
              {mayManage ? t('apiKeys.emptyBodyAdmin') : t('apiKeys.emptyBody')}
            </EmptyStateBody>
            <EmptyStateFooter>
              <EmptyStateActions>{createButton}</EmptyStateActions>
            </EmptyStateFooter>
          </EmptyState>
        </Panel>
      ) : (
        <>
          <PanelBar lead={t('apiKeys.lead')} actions={createButton} />
          <Panel flush>
            <ApiKeyTable
              tenant={tenant}
              keys={keys.data}
              onRevoke={mayManage ? setRevoking : undefined}
              onRotate={mayManage ? setRotating : undefined}
            />
          </Panel>
        </>
      )}
      {creating && <CreateApiKeyModal tenant={tenant} onClose={() => setCreating(false)} />}
      {rotating !== undefined && (
        <RotateApiKeyModal
          tenant={tenant}
          apiKey={rotating}
          onClose={() => setRotating(undefined)}
        />
      )}
      {revoking !== undefined && (
        <RevokeApiKeyModal
          tenant={tenant}
          apiKey={revoking}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </div>
  );
}

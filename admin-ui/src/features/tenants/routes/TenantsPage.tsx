import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Stack,
} from '@patternfly/react-core';
import BuildingIcon from '@patternfly/react-icons/dist/esm/icons/building-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { mayCreateTenants, maySeePlatform, useViewer } from '../../../api/viewer';
import { LoadingRows } from '../../../components/Loading';
import { useNotify } from '../../../components/Notices';
import { PageHeader } from '../../../components/PageHeader';
import { Panel } from '../../../components/Panel';
import { ProblemState } from '../../../components/Problem';
import { useTenants } from '../api/tenants';
import { CreateTenantModal } from '../components/CreateTenantModal';
import { TenantTable } from '../components/TenantTable';
import { toPlans } from './plans.route';
import { toTenant } from './tenant.route';

export function TenantsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const viewer = useViewer();
  const mayCreate = mayCreateTenants(viewer);
  const tenants = useTenants();
  const [creating, setCreating] = useState(false);
  const createButton = mayCreate && (
    <Button onClick={() => setCreating(true)}>{t('tenants.create')}</Button>
  );

  return (
    <Stack hasGutter>
      <PageHeader
        title={t('tenants.title')}
        lead={t('tenants.lead')}
        actions={
          <>
            {maySeePlatform(viewer) && <Link to={toPlans()}>{t('tenants.plans')}</Link>}
            {tenants.data !== undefined && tenants.data.length > 0 && createButton}
          </>
        }
      />
      {tenants.isPending ? (
        <Panel>
          <LoadingRows />
        </Panel>
      ) : tenants.isError ? (
        <Panel>
          <ProblemState error={tenants.error} onRetry={() => void tenants.refetch()} />
        </Panel>
      ) : tenants.data.length === 0 ? (
        <Panel>
          <EmptyState headingLevel="h2" titleText={t('tenants.emptyTitle')} icon={BuildingIcon}>
            <EmptyStateBody>
              {mayCreate ? t('tenants.emptyBodyAdmin') : t('tenants.emptyBody')}
            </EmptyStateBody>
            <EmptyStateFooter>
              <EmptyStateActions>{createButton}</EmptyStateActions>
            </EmptyStateFooter>
          </EmptyState>
        </Panel>
      ) : (
        <Panel flush>
          <TenantTable tenants={tenants.data} />
        </Panel>
      )}
      {creating && (
        <CreateTenantModal
          onClose={() => setCreating(false)}
          onCreated={({ id, name }) => {
            notify(t('tenants.created', { name }));
            void navigate(toTenant({ tenant: id }));
          }}
        />
      )}
    </Stack>
  );
}

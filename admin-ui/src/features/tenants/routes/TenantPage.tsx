import { Stack } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { asApiError } from '../../../api/problem';
import { PageHeader } from '../../../components/PageHeader';
import { Panel } from '../../../components/Panel';
import { ProblemState } from '../../../components/Problem';
import { RouteTabs } from '../../../components/RouteTabs';
import { useTenant } from '../api/tenants';
import { toApiKeys } from './apiKeys.route';
import { toTenant } from './tenant.route';
import { toUsage } from './usage.route';

/** The frame of a tenant: its name and the tabs of what it has. */
export function TenantPage() {
  const { t } = useTranslation();
  const { tenant = '' } = useParams();
  const found = useTenant(tenant);
  if (found.isError && [401, 403, 404].includes(asApiError(found.error).status)) {
    return (
      <Stack hasGutter>
        <PageHeader title={tenant} />
        <Panel>
          <ProblemState error={found.error} />
        </Panel>
      </Stack>
    );
  }
  return (
    <Stack hasGutter>
      <PageHeader title={found.data?.name ?? tenant} />
      <RouteTabs
        label={t('tenants.tabs')}
        tabs={[
          { to: toTenant({ tenant }), title: t('tenants.tabIndexes') },
          { to: toApiKeys({ tenant }), title: t('tenants.tabApiKeys') },
          { to: toUsage({ tenant }), title: t('tenants.tabUsage') },
        ]}
      />
      <Outlet />
    </Stack>
  );
}

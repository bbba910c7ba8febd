import { Alert, Label, Stack } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import type { TenantIndex } from '../../../api/types';
import { LoadingRows } from '../../../components/Loading';
import { PageHeader } from '../../../components/PageHeader';
import { Panel } from '../../../components/Panel';
import { ProblemState } from '../../../components/Problem';
import { RouteTabs } from '../../../components/RouteTabs';
import { useIndex } from '../api/indexes';
import { StateLabel } from '../components/StateLabel';
import { toIndex } from './index.route';

/** The frame of an index: its name, its state and the tabs of what can be done with it. */
export function IndexPage() {
  const { t } = useTranslation();
  const { tenant = '', index = '' } = useParams();
  const found = useIndex(tenant, index);
  if (found.data === undefined) {
    return (
      <Stack hasGutter>
        <PageHeader title={index} />
        <Panel>
          {found.isError ? (
            <ProblemState error={found.error} onRetry={() => void found.refetch()} />
          ) : (
            <LoadingRows rows={6} />
          )}
        </Panel>
      </Stack>
    );
  }
  const { state, reason, bundle, placement } = found.data;
  const overview = toIndex({ tenant, index });
  return (
    <Stack hasGutter>
      <PageHeader
        title={index}
        facts={
          <>
            <StateLabel state={state} />
            <Label isCompact variant="outline">
              {t('indexes.bundleNumber', { number: bundle })}
            </Label>
            <Label isCompact variant="outline">
              {t(`jobs.placements.${placement}`)}
            </Label>
          </>
        }
      />
      {state === 'failed' && (
        <Alert component="p" variant="danger" isInline title={t('indexes.failedTitle')}>
          {reason}
        </Alert>
      )}
      {state === 'provisioning' && (
        <Alert component="p" variant="info" isInline title={t('indexes.provisioningTitle')}>
          {reason ?? t('indexes.provisioningBody')}
        </Alert>
      )}
      <RouteTabs
        label={t('indexes.tabs')}
        tabs={[
          { to: overview, title: t('indexes.tabOverview') },
          { to: `${overview}/search`, title: t('indexes.tabSearch') },
          { to: `${overview}/jobs`, title: t('indexes.tabJobs') },
        ]}
      />
      <Outlet context={found.data satisfies TenantIndex} />
    </Stack>
  );
}

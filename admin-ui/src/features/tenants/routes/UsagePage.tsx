import {
  Alert,
  Button,
  EmptyState,
  EmptyStateBody,
  Label,
  Stack,
  Title,
} from '@patternfly/react-core';
import ChartLineIcon from '@patternfly/react-icons/dist/esm/icons/chart-line-icon';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { maySetPlans, useViewer } from '../../../api/viewer';
import { LoadingRows } from '../../../components/Loading';
import { Panel, PanelBar } from '../../../components/Panel';
import { ProblemAlert, ProblemState } from '../../../components/Problem';
import { useFormat } from '../../../i18n/useFormat';
import { useExportUsage, useQuota, useUsage } from '../api/quota';
import { LimitTable, useLimitName } from '../components/LimitTable';
import { PlanForm } from '../components/PlanForm';
import { UsageTable } from '../components/UsageTable';
import styles from './UsagePage.module.css';

/** The plan of a tenant, what it uses of it, and the hours of the last day. */
export function UsagePage() {
  const { tenant = '' } = useParams();
  return (
    <Stack hasGutter>
      <PlanPart tenant={tenant} />
      <UsagePart tenant={tenant} />
    </Stack>
  );
}

function PlanPart({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const limitName = useLimitName();
  const mayChange = maySetPlans(useViewer());
  const quota = useQuota(tenant);
  if (quota.isPending) {
    return (
      <Panel>
        <LoadingRows />
      </Panel>
    );
  }
  if (quota.isError) {
    return (
      <Panel>
        <ProblemState error={quota.error} onRetry={() => void quota.refetch()} />
      </Panel>
    );
  }
  const { plan, planName, followsDefault, usedUp, measuredAt, version } = quota.data;
  return (
    <div>
      <PanelBar
        lead={t('quota.lead')}
        actions={
          mayChange ? (
            // A change of the plan brings another version, and with it a form that starts anew.
            <PlanForm key={`${tenant} ${version}`} tenant={tenant} quota={quota.data} />
          ) : undefined
        }
      />
      <Stack hasGutter>
        {usedUp.length > 0 && (
          <Alert component="p" variant="danger" isInline title={t('quota.fullTitle')}>
            {t('quota.fullBody', { limits: usedUp.map(limitName).join(', ') })}
          </Alert>
        )}
        <p>
          {t('quota.plan')} <strong>{planName}</strong> <code>{plan}</code>{' '}
          <Label isCompact>{followsDefault ? t('quota.follows') : t('quota.own')}</Label>{' '}
          {measuredAt === undefined || measuredAt === null
            ? t('quota.notMeasured')
            : t('quota.measuredAt', { time: format.dateTime(measuredAt) })}
        </p>
        <Panel flush>
          <LimitTable tenant={tenant} quota={quota.data} />
        </Panel>
      </Stack>
    </div>
  );
}

function UsagePart({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const usage = useUsage(tenant);
  const exported = useExportUsage(tenant);
  const download = (csv: Blob) => {
    const address = URL.createObjectURL(csv);
    const link = document.createElement('a');
    link.href = address;
    link.download = `usage-${tenant}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <section aria-label={t('quota.usageTitle')}>
      <div className={styles.heading}>
        <Title headingLevel="h2" size="lg">
          {t('quota.usageTitle')}
        </Title>
        {usage.data !== undefined && usage.data.length > 0 && (
          <Button
            variant="link"
            isInline
            isDisabled={exported.isPending}
            onClick={() => exported.mutate(undefined, { onSuccess: download })}
          >
            {t('quota.export')}
          </Button>
        )}
      </div>
      {exported.isError && <ProblemAlert error={exported.error} />}
      {usage.isPending ? (
        <Panel>
          <LoadingRows />
        </Panel>
      ) : usage.isError ? (
        <Panel>
          <ProblemState error={usage.error} onRetry={() => void usage.refetch()} />
        </Panel>
      ) : usage.data.length === 0 ? (
        <Panel>
          <EmptyState headingLevel="h3" titleText={t('quota.emptyTitle')} icon={ChartLineIcon}>
            <EmptyStateBody>{t('quota.emptyBody')}</EmptyStateBody>
          </EmptyState>
        </Panel>
      ) : (
        <Panel flush>
          <UsageTable tenant={tenant} hours={usage.data} />
        </Panel>
      )}
    </section>
  );
}

import { EmptyState, EmptyStateBody, Label, Stack } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { LimitValues, Plan } from '../../../api/types';
import { LoadingRows } from '../../../components/Loading';
import { PageHeader } from '../../../components/PageHeader';
import { Panel } from '../../../components/Panel';
import { ProblemState } from '../../../components/Problem';
import { usePlans } from '../api/quota';
import { useLimitName } from '../components/LimitTable';
import { useAmounts } from '../components/useAmounts';

const SHOWN = [
  'indexes',
  'documents',
  'bytes',
  'fields',
  'searchesPerSecond',
  'writesPerSecond',
  'concurrentRequests',
] as const satisfies readonly (keyof LimitValues)[];

/** The plans of the platform, side by side. */
export function PlansPage() {
  const { t } = useTranslation();
  const plans = usePlans();
  return (
    <Stack hasGutter>
      <PageHeader title={t('plans.title')} lead={t('plans.lead')} />
      {plans.isPending ? (
        <Panel>
          <LoadingRows />
        </Panel>
      ) : plans.isError ? (
        <Panel>
          <ProblemState error={plans.error} onRetry={() => void plans.refetch()} />
        </Panel>
      ) : plans.data.length === 0 ? (
        <Panel>
          <EmptyState headingLevel="h2" titleText={t('plans.emptyTitle')}>
            <EmptyStateBody>{t('plans.emptyBody')}</EmptyStateBody>
          </EmptyState>
        </Panel>
      ) : (
        <Panel flush>
          <PlanTable plans={plans.data} />
        </Panel>
      )}
    </Stack>
  );
}

function PlanTable({ plans }: { plans: Plan[] }) {
  const { t } = useTranslation();
  const limitName = useLimitName();
  const amounts = useAmounts();
  const allowed = (limit: (typeof SHOWN)[number], value: number | undefined) => {
    if (value === undefined) {
      return t('quota.noLimit');
    }
    return limit === 'bytes' ? amounts.bytes(value) : amounts.number(value);
  };
  return (
    <Table aria-label={t('plans.table')} variant="compact">
      <Thead>
        <Tr>
          <Th>{t('plans.name')}</Th>
          <Th>{t('plans.id')}</Th>
          <Th>{t('plans.tenants')}</Th>
          {SHOWN.map((limit) => (
            <Th key={limit}>{limitName(limit)}</Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {plans.map((plan) => (
          <Tr key={plan.id}>
            <Td dataLabel={t('plans.name')}>
              <strong>{plan.name}</strong>{' '}
              {plan.isDefault && <Label isCompact>{t('plans.isDefault')}</Label>}
            </Td>
            <Td dataLabel={t('plans.id')}>
              <code>{plan.id}</code>
            </Td>
            <Td dataLabel={t('plans.tenants')}>{amounts.number(plan.tenants)}</Td>
            {SHOWN.map((limit) => (
              <Td key={limit} dataLabel={limitName(limit)}>
                {allowed(limit, plan.limits[limit])}
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

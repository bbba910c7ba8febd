import { Label, Progress, ProgressMeasureLocation } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { Quota, QuotaRow } from '../../../api/types';
import en from '../../../i18n/locales/en.json';
import { useAmounts } from './useAmounts';

type LimitName = keyof typeof en.quota.limits;

function isKnown(name: string): name is LimitName {
  return name in en.quota.limits;
}

/** The words for a limit; the wire name where the console is older than the service. */
export function useLimitName() {
  const { t } = useTranslation();
  return (name: string) => (isKnown(name) ? t(`quota.limits.${name}`) : name);
}

/** What a tenant may use, where it comes from, and what is used of it. */
export function LimitTable({ tenant, quota }: { tenant: string; quota: Quota }) {
  const { t } = useTranslation();
  const limitName = useLimitName();
  const amounts = useAmounts();
  const amount = (name: string, value: number) =>
    name === 'bytes' ? amounts.bytes(value) : amounts.number(value);
  const used = ({ name, allowed, used }: QuotaRow) => {
    if (used === undefined || used === null) {
      return t('quota.notCounted');
    }
    if (allowed === undefined || allowed === null || allowed === 0) {
      return amount(name, used);
    }
    return (
      <Progress
        aria-label={t('quota.usedOf', {
          name: limitName(name),
          used: amount(name, used),
          allowed: amount(name, allowed),
        })}
        value={Math.min(100, (used / allowed) * 100)}
        label={amount(name, used)}
        measureLocation={ProgressMeasureLocation.outside}
        variant={used >= allowed && name !== 'fields' && name !== 'indexes' ? 'danger' : undefined}
        size="sm"
      />
    );
  };
  return (
    <Table aria-label={t('quota.table', { tenant })} variant="compact">
      <Thead>
        <Tr>
          <Th>{t('quota.limit')}</Th>
          <Th>{t('quota.allowed')}</Th>
          <Th width={35}>{t('quota.used')}</Th>
          <Th>{t('quota.source')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {quota.limits.map((row) => (
          <Tr key={row.name}>
            <Td dataLabel={t('quota.limit')}>{limitName(row.name)}</Td>
            <Td dataLabel={t('quota.allowed')}>
              {row.allowed === undefined || row.allowed === null
                ? t('quota.noLimit')
                : amount(row.name, row.allowed)}
            </Td>
            <Td dataLabel={t('quota.used')}>{used(row)}</Td>
            <Td dataLabel={t('quota.source')}>
              {row.source === 'override' ? (
                <Label isCompact color="blue">
                  {t('quota.fromOverride')}
                </Label>
              ) : (
                t('quota.fromPlan')
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import type { UsageHour } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import { useAmounts } from './useAmounts';

/** Hours, newest first. */
export function UsageTable({ tenant, hours }: { tenant: string; hours: UsageHour[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const amounts = useAmounts();
  return (
    <Table aria-label={t('quota.usageTable', { tenant })} variant="compact">
      <Thead>
        <Tr>
          <Th>{t('quota.hour')}</Th>
          <Th>{t('quota.searches')}</Th>
          <Th>{t('quota.rerank')}</Th>
          <Th>{t('quota.writes')}</Th>
          <Th>{t('quota.writtenBytes')}</Th>
          <Th>{t('quota.documents')}</Th>
          <Th>{t('quota.bytes')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {hours.toReversed().map((each) => (
          <Tr key={each.hour}>
            <Td dataLabel={t('quota.hour')}>{format.dateTime(each.hour)}</Td>
            <Td dataLabel={t('quota.searches')}>{amounts.number(each.searches)}</Td>
            <Td dataLabel={t('quota.rerank')}>{amounts.seconds(each.rerankMillis)}</Td>
            <Td dataLabel={t('quota.writes')}>{amounts.number(each.writes)}</Td>
            <Td dataLabel={t('quota.writtenBytes')}>{amounts.bytes(each.writtenBytes)}</Td>
            <Td dataLabel={t('quota.documents')}>{amounts.number(each.documents)}</Td>
            <Td dataLabel={t('quota.bytes')}>{amounts.bytes(each.bytes)}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

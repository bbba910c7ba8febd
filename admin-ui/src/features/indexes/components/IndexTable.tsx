import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TenantIndex } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import { toIndex } from '../routes/index.route';
import { StateLabel } from './StateLabel';

export function IndexTable({ tenant, indexes }: { tenant: string; indexes: TenantIndex[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table aria-label={t('indexes.table', { tenant })}>
      <Thead>
        <Tr>
          <Th width={35}>{t('indexes.name')}</Th>
          <Th>{t('indexes.state')}</Th>
          <Th>{t('indexes.fields')}</Th>
          <Th>{t('indexes.bundle')}</Th>
          <Th>{t('indexes.createdAt')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {indexes.map(({ name, state, schema, bundle, createdAt }) => (
          <Tr key={name}>
            <Td dataLabel={t('indexes.name')}>
              <Link to={toIndex({ tenant, index: name })}>
                <strong>{name}</strong>
              </Link>
            </Td>
            <Td dataLabel={t('indexes.state')}>
              <StateLabel state={state} />
            </Td>
            <Td dataLabel={t('indexes.fields')}>
              {t('indexes.fieldCount', { count: schema.fields.length })}
            </Td>
            <Td dataLabel={t('indexes.bundle')}>{bundle}</Td>
            <Td dataLabel={t('indexes.createdAt')}>{format.date(createdAt)}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

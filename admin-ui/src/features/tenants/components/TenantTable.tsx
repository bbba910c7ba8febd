import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Tenant } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import { toTenant } from '../routes/tenant.route';

export function TenantTable({ tenants }: { tenants: Tenant[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table aria-label={t('tenants.table')}>
      <Thead>
        <Tr>
          <Th width={45}>{t('tenants.name')}</Th>
          <Th>{t('tenants.id')}</Th>
          <Th>{t('tenants.createdAt')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {tenants.map(({ id, name, createdAt }) => (
          <Tr key={id}>
            <Td dataLabel={t('tenants.name')}>
              <Link to={toTenant({ tenant: id })}>
                <strong>{name}</strong>
              </Link>
            </Td>
            <Td dataLabel={t('tenants.id')}>
              <code>{id}</code>
            </Td>
            <Td dataLabel={t('tenants.createdAt')}>{format.date(createdAt)}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

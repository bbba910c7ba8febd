import { Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import CheckIcon from '@patternfly/react-icons/dist/esm/icons/check-icon';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../api/types';
import { Panel } from '../../../components/Panel';
import { useFormat } from '../../../i18n/useFormat';
import styles from './Card.module.css';

export function SchemaCard({ index, fields }: { index: string; fields: Field[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel flush>
      <div className={styles.head}>
        <Title headingLevel="h2" size="lg">
          {t('indexes.schema')}
        </Title>
        <p className={styles.lead}>{t('indexes.schemaLead')}</p>
      </div>
      <Table aria-label={t('indexes.schemaTable', { index })} variant="compact">
        <Thead>
          <Tr>
            <Th>{t('indexes.fieldName')}</Th>
            <Th>{t('indexes.kind')}</Th>
            <Th>{t('indexes.searchable')}</Th>
            <Th>{t('indexes.weight')}</Th>
            <Th>{t('indexes.source')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {fields.map(({ name, kind, searchable, weight, embedding }) => (
            <Tr key={name}>
              <Td dataLabel={t('indexes.fieldName')}>
                <code>{name}</code>
              </Td>
              <Td dataLabel={t('indexes.kind')}>{t(`indexes.kinds.${kind}`)}</Td>
              <Td dataLabel={t('indexes.searchable')}>
                {searchable ? (
                  <>
                    <CheckIcon aria-hidden="true" /> {t('indexes.yes')}
                  </>
                ) : (
                  <span className={styles.muted}>{t('indexes.no')}</span>
                )}
              </Td>
              <Td dataLabel={t('indexes.weight')}>{searchable ? format.number(weight) : ''}</Td>
              <Td dataLabel={t('indexes.source')}>
                {embedding != null &&
                  t('indexes.embeddedBy', {
                    sources: embedding.sources.join(', '),
                    model: embedding.model,
                    dimensions: format.number(embedding.dimensions),
                  })}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}

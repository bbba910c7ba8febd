import { Button, Label, LabelGroup } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey, ApiKeyScope } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import styles from './ApiKeyTable.module.css';

interface ApiKeyTableProps {
  tenant: string;
  keys: ApiKey[];
  /** Left out where the viewer may not revoke. */
  onRevoke?: ((key: ApiKey) => void) | undefined;
  /** Left out where the viewer may not rotate. */
  onRotate?: ((key: ApiKey) => void) | undefined;
}

export function ApiKeyTable({ tenant, keys, onRevoke, onRotate }: ApiKeyTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // Read once: a key that ends while the page is open shows it on the next visit.
  const [now] = useState(() => Date.now());
  const scopeNames: Record<ApiKeyScope, string> = {
    search: t('apiKeys.scopeSearch'),
    suggest: t('apiKeys.scopeSuggest'),
    write: t('apiKeys.scopeWrite'),
    events: t('apiKeys.scopeEvents'),
    manage: t('apiKeys.scopeManage'),
  };
  return (
    <Table aria-label={t('apiKeys.table', { tenant })}>
      <Thead>
        <Tr>
          <Th>{t('apiKeys.name')}</Th>
          <Th>{t('apiKeys.id')}</Th>
          <Th>{t('apiKeys.scopes')}</Th>
          <Th>{t('apiKeys.indexes')}</Th>
          <Th>{t('apiKeys.bounds')}</Th>
          <Th>{t('apiKeys.expiresAt')}</Th>
          <Th>{t('apiKeys.createdAt')}</Th>
          {onRevoke !== undefined && <Th screenReaderText={t('apiKeys.actions')} />}
        </Tr>
      </Thead>
      <Tbody>
        {keys.map((key) => (
          <Tr key={key.id}>
            <Td dataLabel={t('apiKeys.name')}>
              <strong>{key.name}</strong>
              {key.replacedBy != null && (
                <div>{t('apiKeys.replacedBy', { id: key.replacedBy })}</div>
              )}
            </Td>
            <Td dataLabel={t('apiKeys.id')}>
              <code>{key.id}</code>
            </Td>
            <Td dataLabel={t('apiKeys.scopes')}>
              <LabelGroup aria-label={t('apiKeys.scopes')}>
                {key.scopes.map((scope) => (
                  <Label key={scope} isCompact color={scope === 'write' ? 'yellow' : 'teal'}>
                    {scopeNames[scope]}
                  </Label>
                ))}
              </LabelGroup>
            </Td>
            <Td dataLabel={t('apiKeys.indexes')}>
              {key.indexes.length === 0 ? t('apiKeys.allIndexes') : key.indexes.join(', ')}
            </Td>
            <Td dataLabel={t('apiKeys.bounds')}>
              {key.filter == null && key.allowedOrigins.length === 0 && t('apiKeys.noBounds')}
              {key.filter != null && <code>{JSON.stringify(key.filter)}</code>}
              {key.allowedOrigins.map((origin) => (
                <div key={origin}>{origin}</div>
              ))}
            </Td>
            <Td dataLabel={t('apiKeys.expiresAt')}>
              {key.expiresAt == null ? (
                t('apiKeys.never')
              ) : Date.parse(key.expiresAt) <= now ? (
                <Label isCompact status="danger">
                  {t('apiKeys.expired')}
                </Label>
              ) : (
                format.date(key.expiresAt)
              )}
            </Td>
            <Td dataLabel={t('apiKeys.createdAt')}>{format.date(key.createdAt)}</Td>
            {onRevoke !== undefined && (
              <Td className={styles.action}>
                {onRotate !== undefined && key.replacedBy == null && (
                  <>
                    <Button
                      variant="link"
                      size="sm"
                      isInline
                      aria-label={t('apiKeys.rotateNamed', { name: key.name })}
                      onClick={() => onRotate(key)}
                    >
                      {t('apiKeys.rotate')}
                    </Button>{' '}
                  </>
                )}
                <Button
                  variant="link"
                  size="sm"
                  isInline
                  isDanger
                  aria-label={t('apiKeys.revokeNamed', { name: key.name })}
                  onClick={() => onRevoke(key)}
                >
                  {t('apiKeys.revoke')}
                </Button>
              </Td>
            )}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

import { Alert, Label, List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { SearchReply } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import en from '../../../i18n/locales/en.json';
import styles from './RankReport.module.css';
import { TookBar } from './TookBar';

type Reason = Exclude<keyof typeof en.search.degraded, 'other'>;

function isReason(reason: string): reason is Reason {
  return reason !== 'other' && reason in en.search.degraded;
}

/** Which rung of the ladder answered, with what, how fast, and what was left out. */
export function RankReport({ reply }: { reply: SearchReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rank, took, query, total } = reply;
  const count =
    total.relation === 'eq'
      ? t('search.hits', { count: total.value })
      : t('search.hitsAtLeast', { total: format.number(total.value) });
  return (
    <section aria-label={t('search.rankReport')} className={styles.report}>
      <div className={styles.bar}>
        <p className={styles.count} role="status">
          {count}
        </p>
        <dl className={styles.facts}>
          {query.normalised !== query.original && (
            <div>
              <dt>{t('search.normalised')}</dt>
              <dd>{query.normalised}</dd>
            </div>
          )}
          <div>
            <dt>{t('search.rung')}</dt>
            <dd>
              <Label isCompact color={rank.rung === 'model' ? 'green' : 'orange'}>
                {t(`search.rungs.${rank.rung}`)}
              </Label>
            </dd>
          </div>
          <div>
            <dt>{t('search.model')}</dt>
            <dd>{rank.model == null ? t('search.noModel') : <code>{rank.model}</code>}</dd>
          </div>
          {rank.scored > 0 && (
            <div>
              <dt>{t('search.scored')}</dt>
              <dd>{t('search.scoredValue', { count: rank.scored })}</dd>
            </div>
          )}
        </dl>
        <TookBar took={took} />
      </div>
      {rank.degraded.length > 0 && (
        <Alert component="p" variant="warning" isInline title={t('search.degradedTitle')} role="alert">
          <List isPlain>
            {rank.degraded.map((reason) => (
              <ListItem key={reason}>
                {isReason(reason)
                  ? t(`search.degraded.${reason}`)
                  : t('search.degraded.other', { reason })}
              </ListItem>
            ))}
          </List>
        </Alert>
      )}
    </section>
  );
}

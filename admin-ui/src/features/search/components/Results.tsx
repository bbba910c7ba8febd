import { Pagination, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Field, SearchReply } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import { HitCard } from './HitCard';
import styles from './Results.module.css';

interface ResultsProps {
  reply: SearchReply;
  fields: readonly Field[];
  page: number;
  size: number;
  /** Candidates that are ranked at all; no page lies behind them. */
  window: number;
  isStale: boolean;
  onPage: (page: number) => void;
}

export function Results({ reply, fields, page, size, window, isStale, onPage }: ResultsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const offset = (page - 1) * size;
  const reachable = Math.min(reply.total.value, window);
  return (
    <section className={isStale ? `${styles.results} ${styles.stale}` : styles.results}>
      <Title headingLevel="h2" className="pf-v6-screen-reader">
        {t('search.results')}
      </Title>
      {reply.hits.map((hit, position) => (
        <HitCard key={hit.id} hit={hit} rank={offset + position + 1} fields={fields} />
      ))}
      {reachable > size && (
        <div className={styles.pages}>
          {reply.total.value > window && (
            <p className={styles.note}>{t('search.pageEnd', { window: format.number(window) })}</p>
          )}
          <Pagination
            isCompact
            itemCount={reachable}
            perPage={size}
            perPageOptions={[]}
            page={page}
            onSetPage={(_event, next) => onPage(next)}
            titles={{ paginationAriaLabel: t('search.pages') }}
          />
        </div>
      )}
    </section>
  );
}

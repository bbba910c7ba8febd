import { useTranslation } from 'react-i18next';
import type { Took } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import styles from './TookBar.module.css';

export type Step = 'rewrite' | 'embed' | 'engine' | 'model' | 'other';

/**
 * The total cut into steps that do not overlap: the model is called from within the engine's
 * request, so its time is taken out of the engine's.
 */
export function steps(took: Took): { step: Step; millis: number }[] {
  const engine = Math.max(0, took.engineMillis - took.modelMillis);
  const known = took.rewriteMillis + took.embedMillis + engine + took.modelMillis;
  const all: { step: Step; millis: number }[] = [
    { step: 'rewrite', millis: took.rewriteMillis },
    { step: 'embed', millis: took.embedMillis },
    { step: 'engine', millis: engine },
    { step: 'model', millis: took.modelMillis },
    { step: 'other', millis: Math.max(0, took.totalMillis - known) },
  ];
  return all.filter(({ millis }) => millis > 0);
}

export function TookBar({ took }: { took: Took }) {
  const { t } = useTranslation();
  const format = useFormat();
  const millis = (value: number) => t('search.millis', { value: format.number(value) });
  const parts = steps(took);
  return (
    <div className={styles.took}>
      <div className={styles.total}>
        <span className={styles.label}>{t('search.took')}</span> {millis(took.totalMillis)}
      </div>
      <div className={styles.track} aria-hidden="true">
        {parts.map(({ step, millis: length }) => (
          <span key={step} className={styles[step]} style={{ flexGrow: length }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {parts.map(({ step, millis: length }) => (
          <li key={step}>
            <span className={`${styles.dot ?? ''} ${styles[step] ?? ''}`} aria-hidden="true" />
            {t(`search.steps.${step}`)} {millis(length)}
          </li>
        ))}
      </ul>
    </div>
  );
}

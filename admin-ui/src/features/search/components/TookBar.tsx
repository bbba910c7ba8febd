import { useTranslation } from 'react-i18next';
import type { Took } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import styles from './TookBar.module.css';
import { steps } from './tookSteps';

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

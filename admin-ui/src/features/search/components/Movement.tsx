import { useTranslation } from 'react-i18next';
import styles from './Movement.module.css';

/** How far a hit came from its first-stage rank, as a mark to see and a sentence to hear. */
export function Movement({ from, to }: { from: number; to: number }) {
  const { t } = useTranslation();
  const places = from - to;
  if (places === 0) {
    return (
      <span className={styles.still} title={t('search.unmoved')}>
        <span aria-hidden="true">–</span>
        <span className="pf-v6-screen-reader">{t('search.unmoved')}</span>
      </span>
    );
  }
  const count = Math.abs(places);
  const text =
    places > 0 ? t('search.movedUp', { count, from }) : t('search.movedDown', { count, from });
  return (
    <span className={places > 0 ? styles.up : styles.down} title={text}>
      <span aria-hidden="true">
        {places > 0 ? '▲' : '▼'}
        {count}
      </span>
      <span className="pf-v6-screen-reader">{text}</span>
    </span>
  );
}

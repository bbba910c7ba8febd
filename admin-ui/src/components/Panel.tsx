import type { ReactNode } from 'react';
import styles from './Panel.module.css';

/** A framed surface on the page; `flush` for tables, which bring their own padding. */
export function Panel({ children, flush = false }: { children: ReactNode; flush?: boolean }) {
  return <div className={flush ? `${styles.panel} ${styles.flush}` : styles.panel}>{children}</div>;
}

/** The line above a panel: one sentence on the left, the action on the right. */
export function PanelBar({ lead, actions }: { lead: string; actions?: ReactNode }) {
  return (
    <div className={styles.bar}>
      <p className={styles.lead}>{lead}</p>
      {actions}
    </div>
  );
}

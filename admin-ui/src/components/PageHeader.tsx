import { Title } from '@patternfly/react-core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import styles from './PageHeader.module.css';

interface PageHeaderProps {
  title: string;
  lead?: ReactNode;
  /** Labels beside the title. */
  facts?: ReactNode;
  actions?: ReactNode;
}

/** The heading of a page. Names the browser's tab, and takes the focus after a navigation. */
export function PageHeader({ title, lead, facts, actions }: PageHeaderProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  const arrivedBy = useRef(key);

  useEffect(() => {
    document.title = t('app.pageTitle', { page: title });
  }, [t, title]);

  useEffect(() => {
    // The first page of a visit keeps the browser's own focus.
    if (arrivedBy.current !== 'default') {
      heading.current?.focus();
    }
  }, []);

  return (
    <div className={styles.header}>
      <div>
        <div className={styles.beside}>
          <Title headingLevel="h1" size="2xl" tabIndex={-1} ref={heading} className={styles.title}>
            {title}
          </Title>
          {facts}
        </div>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </div>
      {actions !== undefined && <div className={styles.beside}>{actions}</div>}
    </div>
  );
}

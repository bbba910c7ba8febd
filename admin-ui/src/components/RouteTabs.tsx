import { NavLink } from 'react-router';
import styles from './RouteTabs.module.css';

export interface RouteTab {
  to: string;
  title: string;
}

/**
 * Parts of one page, each with an address of its own: links in a navigation, not the tab widget,
 * whose keys and roles promise panels on the same page.
 */
export function RouteTabs({ label, tabs }: { label: string; tabs: readonly RouteTab[] }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(({ to, title }) => (
        <NavLink key={to} to={to} end className={styles.tab}>
          {title}
        </NavLink>
      ))}
    </nav>
  );
}

import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useLocation, useNavigate } from 'react-router';

export interface RouteTab {
  to: string;
  title: string;
}

/** Tabs whose choice is the address, so that each can be linked to. */
export function RouteTabs({ label, tabs }: { label: string; tabs: readonly RouteTab[] }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <Tabs
      aria-label={label}
      component="nav"
      activeKey={pathname}
      onSelect={(event, key) => {
        event.preventDefault();
        void navigate(String(key));
      }}
    >
      {tabs.map(({ to, title }) => (
        <Tab
          key={to}
          eventKey={to}
          href={`/console${to}`}
          title={<TabTitleText>{title}</TabTitleText>}
        />
      ))}
    </Tabs>
  );
}

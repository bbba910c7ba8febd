import type { RouteObject } from 'react-router';
import type { CrumbHandle } from '../../../components/crumb';

export const path = '/plans';

export function toPlans(): string {
  return path;
}

const handle: CrumbHandle = {
  crumb: (_params, t) => ({ label: t('plans.title'), to: toPlans() }),
};

export const plansRoute: RouteObject = {
  path,
  handle,
  lazy: async () => ({ Component: (await import('./PlansPage')).PlansPage }),
};

import { generatePath, type NonIndexRouteObject, type RouteObject } from 'react-router';
import type { CrumbHandle } from '../../../components/crumb';

export const path = '/tenants/:tenant/indexes/:index';

export function toIndex(params: { tenant: string; index: string }): string {
  return generatePath(path, params);
}

const handle: CrumbHandle = {
  crumb: ({ tenant = '', index = '' }) => ({ label: index, to: toIndex({ tenant, index }) }),
};

/** The frame of an index. Its tabs get the TenantIndex as the context of their outlet. */
export const indexRoute: NonIndexRouteObject = {
  path,
  handle,
  lazy: async () => ({ Component: (await import('./IndexPage')).IndexPage }),
};

export const indexOverviewRoute: RouteObject = {
  index: true,
  lazy: async () => ({ Component: (await import('./IndexOverview')).IndexOverview }),
};

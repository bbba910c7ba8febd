import { generatePath, type NonIndexRouteObject } from 'react-router';
import type { CrumbHandle } from '../../../components/crumb';

export const path = '/tenants/:tenant';

export function toTenant(params: { tenant: string }): string {
  return generatePath(path, params);
}

const handle: CrumbHandle = {
  crumb: ({ tenant = '' }) => ({ label: tenant, to: toTenant({ tenant }) }),
};

/** `group` holds everything of one tenant; `page` is the frame of its tabs. */
export const tenantRoute = {
  group: { path, handle } satisfies NonIndexRouteObject,
  page: {
    lazy: async () => ({ Component: (await import('./TenantPage')).TenantPage }),
  } satisfies NonIndexRouteObject,
};

import type { IndexRouteObject, NonIndexRouteObject } from 'react-router';
import type { CrumbHandle } from '../../../components/crumb';

export const path = '/tenants';

export function toTenants(): string {
  return path;
}

const handle: CrumbHandle = {
  crumb: (_params, t) => ({ label: t('tenants.title'), to: toTenants() }),
};

/** `group` holds everything below the list of tenants; `page` is the list itself. */
export const tenantsRoute = {
  group: { path, handle } satisfies NonIndexRouteObject,
  page: {
    index: true,
    lazy: async () => ({ Component: (await import('./TenantsPage')).TenantsPage }),
  } satisfies IndexRouteObject,
};

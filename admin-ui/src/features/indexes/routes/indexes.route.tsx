import { generatePath, type RouteObject } from 'react-router';

/** The indexes are what a tenant's page shows first. */
export const path = '/tenants/:tenant';

export function toIndexes(params: { tenant: string }): string {
  return generatePath(path, params);
}

export const indexesRoute: RouteObject = {
  index: true,
  lazy: async () => ({ Component: (await import('./IndexesPage')).IndexesPage }),
};

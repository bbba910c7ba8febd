import { generatePath, type RouteObject } from 'react-router';

export const path = '/tenants/:tenant/api-keys';

export function toApiKeys(params: { tenant: string }): string {
  return generatePath(path, params);
}

export const apiKeysRoute: RouteObject = {
  path,
  lazy: async () => ({ Component: (await import('./ApiKeysPage')).ApiKeysPage }),
};

import { generatePath, type RouteObject } from 'react-router';

export const path = '/tenants/:tenant/usage';

export function toUsage(params: { tenant: string }): string {
  return generatePath(path, params);
}

export const usageRoute: RouteObject = {
  path,
  lazy: async () => ({ Component: (await import('./UsagePage')).UsagePage }),
};

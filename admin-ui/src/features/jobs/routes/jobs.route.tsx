import { generatePath, type RouteObject } from 'react-router';

export const path = '/tenants/:tenant/indexes/:index/jobs';

export function toJobs(params: { tenant: string; index: string }): string {
  return generatePath(path, params);
}

/** A tab of an index's page; the outlet's context is the TenantIndex. */
export const jobsRoute: RouteObject = {
  path,
  lazy: async () => ({ Component: (await import('./JobsPage')).JobsPage }),
};

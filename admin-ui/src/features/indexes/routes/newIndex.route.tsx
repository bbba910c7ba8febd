import { generatePath, type RouteObject } from 'react-router';
import type { CrumbHandle } from '../../../components/crumb';

export const path = '/tenants/:tenant/new-index';

export function toNewIndex(params: { tenant: string }): string {
  return generatePath(path, params);
}

const handle: CrumbHandle = {
  crumb: ({ tenant = '' }, t) => ({ label: t('indexes.newTitle'), to: toNewIndex({ tenant }) }),
};

export const newIndexRoute: RouteObject = {
  path,
  handle,
  lazy: async () => ({ Component: (await import('./NewIndexPage')).NewIndexPage }),
};

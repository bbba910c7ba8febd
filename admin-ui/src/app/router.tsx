import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { LoadingPage } from '../components/Loading';
import { indexOverviewRoute, indexRoute } from '../features/indexes/routes/index.route';
import { indexesRoute } from '../features/indexes/routes/indexes.route';
import { newIndexRoute } from '../features/indexes/routes/newIndex.route';
import { jobsRoute } from '../features/jobs/routes/jobs.route';
import { searchRoute } from '../features/search/routes/search.route';
import { apiKeysRoute } from '../features/tenants/routes/apiKeys.route';
import { plansRoute } from '../features/tenants/routes/plans.route';
import { tenantRoute } from '../features/tenants/routes/tenant.route';
import { tenantsRoute, toTenants } from '../features/tenants/routes/tenants.route';
import { usageRoute } from '../features/tenants/routes/usage.route';
import { SIGNED_IN_PATH } from './auth';
import { NotFound, RouteFailed } from './RouteFailed';
import { Shell } from './Shell';

/** How the features' pages nest. A feature knows only its own. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    hydrateFallbackElement: <LoadingPage />,
    children: [
      {
        errorElement: <RouteFailed />,
        children: [
          { index: true, element: <Navigate to={toTenants()} replace /> },
          { path: SIGNED_IN_PATH, element: <LoadingPage /> },
          {
            ...tenantsRoute.group,
            children: [
              tenantsRoute.page,
              {
                ...tenantRoute.group,
                children: [
                  { ...tenantRoute.page, children: [indexesRoute, apiKeysRoute, usageRoute] },
                  newIndexRoute,
                  { ...indexRoute, children: [indexOverviewRoute, searchRoute, jobsRoute] },
                ],
              },
            ],
          },
          plansRoute,
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];

export function createRouter() {
  return createBrowserRouter(routes, { basename: '/console' });
}

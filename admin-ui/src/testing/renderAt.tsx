import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router';
import { ApiProvider, createApi } from '../api/client';
import { type Viewer, ViewerProvider } from '../api/viewer';
import { NoticeProvider } from '../components/Notices';

export const clara: Viewer = {
  username: 'clara',
  name: 'Clara Cinema',
  roles: ['tenant-admin'],
  tenants: ['cinema'],
};
export const operator: Viewer = {
  username: 'operator',
  name: 'Olga Operator',
  roles: ['platform-admin'],
  tenants: [],
};
export const guest: Viewer = {
  username: 'guest',
  name: 'Gus Guest',
  roles: ['viewer'],
  tenants: ['cinema'],
};

/** Renders `routes` at `path` as `viewer`, with all that a page expects around it. */
export function renderAt(path: string, routes: RouteObject[], viewer: Viewer = clara) {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const api = createApi('http://control-plane', 'http://gateway', 'token-1');
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <ViewerProvider value={viewer}>
      <ApiProvider value={api}>
        <QueryClientProvider client={queries}>
          <NoticeProvider>
            <RouterProvider router={router} />
          </NoticeProvider>
        </QueryClientProvider>
      </ApiProvider>
    </ViewerProvider>,
  );
  return router;
}

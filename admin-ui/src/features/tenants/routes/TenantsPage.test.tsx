import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { clara, guest, operator, renderAt } from '../../../testing/renderAt';
import { problem, stubApi } from '../../../testing/stubApi';
import { TenantsPage } from './TenantsPage';

const routes = [
  { path: '/tenants', element: <TenantsPage /> },
  { path: '/tenants/:tenant', element: <p>the tenant</p> },
];
const cinema = { id: 'cinema', name: 'Cinema', createdAt: '2026-01-02T00:00:00Z' };

describe('TenantsPage', () => {
  it('lists the tenants with a link to each', async () => {
    stubApi({ 'GET /v1/tenants': { body: { items: [cinema] } } });
    renderAt('/tenants', routes, clara);
    const table = await screen.findByRole('grid', { name: 'Tenants' });
    expect(within(table).getByRole('link', { name: 'Cinema' })).toHaveAttribute(
      'href',
      '/tenants/cinema',
    );
    expect(document.title).toBe('Tenants · Auspex');
    expect(screen.queryByRole('button', { name: 'Create tenant' })).not.toBeInTheDocument();
  });

  it('tells who belongs to no tenant whom to ask', async () => {
    stubApi({ 'GET /v1/tenants': { body: { items: [] } } });
    renderAt('/tenants', routes, guest);
    expect(await screen.findByText(/You do not belong to a tenant/)).toBeInTheDocument();
  });

  it('shows that access is refused, without a retry', async () => {
    stubApi({ 'GET /v1/tenants': problem(403, 'forbidden') });
    renderAt('/tenants', routes, guest);
    expect(await screen.findByText('You do not have access to this')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  });

  it('tries again after a failure', async () => {
    const replies = [new TypeError('Failed to fetch'), { body: { items: [cinema] } }];
    stubApi({ 'GET /v1/tenants': () => replies.shift() ?? { body: { items: [] } } });
    renderAt('/tenants', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Cinema' })).toBeInTheDocument();
  });

  it('lets a platform administrator create a tenant under a suggested id', async () => {
    const calls = stubApi({
      'GET /v1/tenants': { body: { items: [cinema] } },
      'POST /v1/tenants': { status: 201, body: { ...cinema, id: 'cafe-noir', name: 'Café Noir' } },
    });
    const router = renderAt('/tenants', routes, operator);
    await userEvent.click(await screen.findByRole('button', { name: 'Create tenant' }));
    const dialog = screen.getByRole('dialog', { name: 'Create tenant' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Café Noir');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Create tenant' }));
    expect(await screen.findByText('Tenant Café Noir was created.')).toBeInTheDocument();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      id: 'cafe-noir',
      name: 'Café Noir',
    });
    expect(router.state.location.pathname).toBe('/tenants/cafe-noir');
  });

  it('keeps the form open and says that the id is taken', async () => {
    stubApi({
      'GET /v1/tenants': { body: { items: [cinema] } },
      'POST /v1/tenants': problem(409, 'tenant-exists'),
    });
    renderAt('/tenants', routes, operator);
    await userEvent.click(await screen.findByRole('button', { name: 'Create tenant' }));
    const dialog = screen.getByRole('dialog', { name: 'Create tenant' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Cinema');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Create tenant' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('This tenant id is taken');
  });
});

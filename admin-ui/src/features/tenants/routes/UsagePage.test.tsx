import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { clara, guest, operator, renderAt } from '../../../testing/renderAt';
import { problem, stubApi } from '../../../testing/stubApi';
import { UsagePage } from './UsagePage';

const QUOTA = 'GET /v1/tenants/cinema/quota';
const USAGE = 'GET /v1/tenants/cinema/usage';
const PLANS = 'GET /v1/platform/plans';
const routes = [{ path: '/tenants/:tenant/usage', element: <UsagePage /> }];
const quota = {
  plan: 'standard',
  planName: 'Standard',
  followsDefault: true,
  limits: [
    { name: 'indexes', allowed: 50, source: 'plan', used: 2 },
    { name: 'documents', allowed: 100, source: 'override', used: 100 },
    { name: 'bytes', source: 'override', used: 2_500_000 },
    { name: 'searchesPerSecond', allowed: 500, source: 'plan' },
  ],
  usedUp: ['documents'],
  measuredAt: '2026-05-04T12:00:00Z',
  version: 4,
};
const hour = {
  tenant: 'cinema',
  hour: '2026-05-04T11:00:00Z',
  documents: 100,
  bytes: 2_500_000,
  searches: 1234,
  writes: 17,
  writtenBytes: 900,
  rerankMillis: 4500,
};
const plan = {
  id: 'large',
  name: 'Large',
  limits: {},
  isDefault: false,
  tenants: 0,
  version: 1,
  createdAt: '2026-01-01T00:00:00Z',
};

describe('UsagePage', () => {
  it('shows limits, what is used of them, and the hours', async () => {
    stubApi({ [QUOTA]: { body: quota }, [USAGE]: { body: { items: [hour] } } });
    renderAt('/tenants/cinema/usage', routes, guest);

    const limits = await screen.findByRole('grid', { name: 'Limits of cinema' });
    expect(
      within(limits).getByRole('progressbar', { name: 'Indexes: 2 of 50 used' }),
    ).toBeInTheDocument();
    expect(within(limits).getByText('2.5 MB')).toBeInTheDocument();
    expect(within(limits).getByText('No limit')).toBeInTheDocument();
    expect(within(limits).getByText('Not counted')).toBeInTheDocument();
    expect(screen.getByText(/Reached: Documents\./)).toBeInTheDocument();
    const usage = await screen.findByRole('grid', { name: 'Usage of cinema by the hour' });
    expect(within(usage).getByText('1,234')).toBeInTheDocument();
    expect(within(usage).getByText('4.5 s')).toBeInTheDocument();
    expect(screen.queryByRole('combobox', { name: 'Change plan' })).not.toBeInTheDocument();
  });

  it('puts the tenant on a plan and keeps what holds for it alone', async () => {
    const calls = stubApi({
      [QUOTA]: { body: quota },
      [USAGE]: { body: { items: [] } },
      [PLANS]: { body: { items: [plan] } },
      'PUT /v1/tenants/cinema/plan': { body: { ...quota, planName: 'Large' } },
    });
    renderAt('/tenants/cinema/usage', routes, operator);
    const choice = await screen.findByRole('combobox', { name: 'Change plan' });
    await screen.findByRole('option', { name: 'Large' });
    await userEvent.selectOptions(choice, 'large');
    await userEvent.click(screen.getByRole('button', { name: 'Put on this plan' }));

    expect(await screen.findByText('The tenant is on plan Large now.')).toBeInTheDocument();
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
      plan: 'large',
      overrides: { documents: 100 },
      unlimited: ['bytes'],
    });
  });

  it('says that nothing was used', async () => {
    stubApi({ [QUOTA]: { body: { ...quota, usedUp: [] } }, [USAGE]: { body: { items: [] } } });
    renderAt('/tenants/cinema/usage', routes, clara);
    expect(await screen.findByText('Nothing was used')).toBeInTheDocument();
    expect(screen.queryByText('No more documents are taken')).not.toBeInTheDocument();
  });

  it('says why the export failed', async () => {
    stubApi({
      [QUOTA]: { body: quota },
      [USAGE]: { body: { items: [hour] } },
      'GET /v1/tenants/cinema/usage/export': problem(503, 'engine-unavailable'),
    });
    renderAt('/tenants/cinema/usage', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Export as CSV' }));
    expect(await screen.findByRole('alert')).toBeInTheDocument();
  });

  it('shows that usage is not for this viewer', async () => {
    stubApi({ [QUOTA]: problem(403, 'forbidden'), [USAGE]: problem(403, 'forbidden') });
    renderAt('/tenants/cinema/usage', routes, guest);
    expect(await screen.findAllByText('You do not have access to this')).not.toHaveLength(0);
  });
});

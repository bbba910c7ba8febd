import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { guest, operator, renderAt } from '../../../testing/renderAt';
import { problem, stubApi } from '../../../testing/stubApi';
import { PlansPage } from './PlansPage';

const PLANS = 'GET /v1/platform/plans';
const routes = [{ path: '/plans', element: <PlansPage /> }];
const plan = {
  id: 'standard',
  name: 'Standard',
  limits: { indexes: 50, bytes: 2_000_000_000 },
  isDefault: true,
  tenants: 12,
  version: 1,
  createdAt: '2026-01-01T00:00:00Z',
};

describe('PlansPage', () => {
  it('lists the plans with their limits', async () => {
    stubApi({ [PLANS]: { body: { items: [plan] } } });
    renderAt('/plans', routes, operator);

    const table = await screen.findByRole('grid', { name: 'Plans' });
    expect(within(table).getByText('Default')).toBeInTheDocument();
    expect(within(table).getByText('12')).toBeInTheDocument();
    expect(within(table).getByText('2 GB')).toBeInTheDocument();
    expect(within(table).getAllByText('No limit')).toHaveLength(5);
  });

  it('says that there are none', async () => {
    stubApi({ [PLANS]: { body: { items: [] } } });
    renderAt('/plans', routes, operator);
    expect(await screen.findByText('No plans')).toBeInTheDocument();
  });

  it('shows that plans are not for this viewer', async () => {
    stubApi({ [PLANS]: problem(403, 'forbidden') });
    renderAt('/plans', routes, guest);
    expect(await screen.findByText('You do not have access to this')).toBeInTheDocument();
  });
});

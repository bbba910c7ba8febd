import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { clara, guest, renderAt } from '../../../testing/renderAt';
import { problem, stubApi } from '../../../testing/stubApi';
import { ApiKeysPage } from './ApiKeysPage';

const KEYS = '/v1/tenants/cinema/api-keys';
const routes = [{ path: '/tenants/:tenant/api-keys', element: <ApiKeysPage /> }];
const website = {
  id: 'k1',
  name: 'website',
  scopes: ['search'],
  indexes: [],
  expiresAt: null,
  createdAt: '2026-01-02T00:00:00Z',
  allowedOrigins: [],
  filter: null,
  mintsScopedKeys: true,
  replacedBy: null,
};
const indexes = { body: { items: [{ name: 'movies' }] } };

describe('ApiKeysPage', () => {
  it('lists the keys; who may not manage them cannot create or revoke', async () => {
    stubApi({ [`GET ${KEYS}`]: { body: { items: [website] } } });
    renderAt('/tenants/cinema/api-keys', routes, guest);
    const table = await screen.findByRole('grid', { name: 'API keys of cinema' });
    expect(within(table).getByText('All indexes')).toBeInTheDocument();
    expect(within(table).getByText('Never')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('shows a new key once', async () => {
    const calls = stubApi({
      [`GET ${KEYS}`]: { body: { items: [] } },
      'GET /v1/tenants/cinema/indexes': indexes,
      [`POST ${KEYS}`]: { status: 201, body: { ...website, key: 'ax_k1_secret' } },
    });
    renderAt('/tenants/cinema/api-keys', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Create API key' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'website');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Write' }));
    await userEvent.click(screen.getByRole('button', { name: 'Create API key' }));

    expect(await screen.findByRole('textbox', { name: 'API key' })).toHaveValue('ax_k1_secret');
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'website',
      scopes: ['search', 'write'],
    });
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('textbox', { name: 'API key' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'I have stored the key' }));
    expect(screen.queryByDisplayValue('ax_k1_secret')).not.toBeInTheDocument();
  });

  it('sends nothing while the form is incomplete', async () => {
    const calls = stubApi({
      [`GET ${KEYS}`]: { body: { items: [] } },
      'GET /v1/tenants/cinema/indexes': indexes,
    });
    renderAt('/tenants/cinema/api-keys', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Create API key' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Search' }));
    await userEvent.click(screen.getByRole('button', { name: 'Create API key' }));
    expect(screen.getByText('Give the key a name.')).toBeInTheDocument();
    expect(screen.getByText('Choose at least one.')).toBeInTheDocument();
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('sends how names begin, web origins and a filter', async () => {
    const calls = stubApi({
      [`GET ${KEYS}`]: { body: { items: [] } },
      'GET /v1/tenants/cinema/indexes': indexes,
      [`POST ${KEYS}`]: { status: 201, body: { ...website, key: 'ax_k1_secret' } },
    });
    renderAt('/tenants/cinema/api-keys', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Create API key' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'website');
    await userEvent.click(screen.getByRole('radio', { name: 'Only some indexes' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'movies' }));
    await userEvent.type(screen.getByRole('textbox', { name: /How names begin/ }), 'logs-*');
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Only from web pages of' }),
      'https://shop.example.com',
    );
    await userEvent.click(screen.getByRole('textbox', { name: 'Sees only documents that match' }));
    await userEvent.paste('{"field": "team", "equals": "red"}');
    await userEvent.click(screen.getByRole('button', { name: 'Create API key' }));

    await screen.findByRole('textbox', { name: 'API key' });
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'website',
      scopes: ['search'],
      indexes: ['movies', 'logs-*'],
      allowedOrigins: ['https://shop.example.com'],
      filter: { field: 'team', equals: 'red' },
    });
  });

  it('sends no filter that is no JSON, and none beside the right to write', async () => {
    const calls = stubApi({
      [`GET ${KEYS}`]: { body: { items: [] } },
      'GET /v1/tenants/cinema/indexes': indexes,
    });
    renderAt('/tenants/cinema/api-keys', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Create API key' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'website');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Write' }));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Sees only documents that match' }),
      'team = red',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Create API key' }));
    expect(screen.getByText('This is not a JSON object.')).toBeInTheDocument();
    expect(
      screen.getByText('A key with a filter can neither write nor manage.'),
    ).toBeInTheDocument();
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('rotates a key once and shows the new one', async () => {
    const calls = stubApi({
      [`GET ${KEYS}`]: { body: { items: [website, { ...website, id: 'k0', name: 'old', replacedBy: 'k1' }] } },
      [`POST ${KEYS}/k1/rotate`]: { status: 201, body: { ...website, id: 'k2', key: 'ax_k2_secret' } },
    });
    renderAt('/tenants/cinema/api-keys', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Rotate website' }));
    expect(screen.queryByRole('button', { name: 'Rotate old' })).not.toBeInTheDocument();
    const dialog = screen.getByRole('dialog', { name: /Rotate website\?/ });
    await userEvent.selectOptions(
      within(dialog).getByRole('combobox', { name: 'Both work for' }),
      '7 days',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Rotate' }));

    expect(await screen.findByRole('textbox', { name: 'API key' })).toHaveValue('ax_k2_secret');
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ overlap: 'P7D' });
  });

  it('says why a key cannot be rotated again', async () => {
    stubApi({
      [`GET ${KEYS}`]: { body: { items: [website] } },
      [`POST ${KEYS}/k1/rotate`]: problem(409, 'api-key-rotated'),
    });
    renderAt('/tenants/cinema/api-keys', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Rotate website' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Rotate' }));
    expect(await screen.findByText('This key was rotated before')).toBeInTheDocument();
  });

  it('revokes a key only after it was confirmed', async () => {
    const calls = stubApi({
      [`GET ${KEYS}`]: { body: { items: [website] } },
      [`DELETE ${KEYS}/k1`]: { status: 204 },
    });
    renderAt('/tenants/cinema/api-keys', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke website' }));
    const dialog = screen.getByRole('dialog', { name: /Revoke website\?/ });
    expect(calls.filter(({ method }) => method === 'DELETE')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText('The key website was revoked.')).toBeInTheDocument();
    expect(calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  });

  it('shows that the keys are not for this viewer', async () => {
    stubApi({ [`GET ${KEYS}`]: problem(403, 'forbidden') });
    renderAt('/tenants/cinema/api-keys', routes, guest);
    expect(await screen.findByText('You do not have access to this')).toBeInTheDocument();
  });
});

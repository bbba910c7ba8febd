import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { clara, guest, renderAt } from '../../../testing/renderAt';
import { problem, stubApi } from '../../../testing/stubApi';
import { IndexesPage } from './IndexesPage';
import { IndexOverview } from './IndexOverview';
import { IndexPage } from './IndexPage';
import { NewIndexPage } from './NewIndexPage';

const INDEXES = '/v1/tenants/cinema/indexes';
const routes = [
  { path: '/tenants/:tenant', element: <IndexesPage /> },
  { path: '/tenants/:tenant/new-index', element: <NewIndexPage /> },
  {
    path: '/tenants/:tenant/indexes/:index',
    element: <IndexPage />,
    children: [{ index: true, element: <IndexOverview /> }],
  },
];
const movies = {
  tenant: 'cinema',
  name: 'movies',
  state: 'ready',
  bundle: 3,
  placement: 'pool',
  schema: {
    fields: [
      { name: 'title', kind: 'text', searchable: true, weight: 2, embedding: null },
      {
        name: 'embedding',
        kind: 'vector',
        searchable: false,
        weight: 1,
        embedding: { model: 'minilm', dimensions: 384, sources: ['title'] },
      },
    ],
  },
  ranking: {
    channels: [{ kind: 'term', weight: 1, quota: 100 }],
    rankConstant: 60,
    rerank: { model: 'minilm-rerank', fields: ['title'], window: 24, budgetMillis: 250 },
  },
  createdAt: '2026-01-02T00:00:00Z',
};

describe('the indexes of a tenant', () => {
  it('are listed with state, fields and bundle', async () => {
    stubApi({ [`GET ${INDEXES}`]: { body: { items: [movies] } } });
    renderAt('/tenants/cinema', routes, guest);
    const row = (await screen.findAllByRole('row'))[1];
    expect(row).toHaveTextContent('movies');
    expect(row).toHaveTextContent('Ready');
    expect(row).toHaveTextContent('2 fields');
    expect(row).toHaveTextContent('3');
    expect(screen.queryByRole('button', { name: 'Create index' })).not.toBeInTheDocument();
  });

  it('can be created by an administrator when there are none', async () => {
    stubApi({ [`GET ${INDEXES}`]: { body: { items: [] } } });
    const router = renderAt('/tenants/cinema', routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Create index' }));
    expect(router.state.location.pathname).toBe('/tenants/cinema/new-index');
  });
});

describe('an index', () => {
  it('shows its ranking profile and schema', async () => {
    stubApi({ [`GET ${INDEXES}/movies`]: { body: movies } });
    renderAt('/tenants/cinema/indexes/movies', routes, guest);
    expect(await screen.findByText('minilm-rerank')).toBeInTheDocument();
    expect(screen.getByText('top 24 documents')).toBeInTheDocument();
    const schema = screen.getByRole('grid', { name: 'Fields of movies' });
    expect(within(schema).getByText('title by minilm, 384 dimensions')).toBeInTheDocument();
  });

  it('says why it could not be set up', async () => {
    const failed = { ...movies, state: 'failed', reason: 'too many shards' };
    stubApi({ [`GET ${INDEXES}/movies`]: { body: failed } });
    renderAt('/tenants/cinema/indexes/movies', routes, guest);
    expect(await screen.findByText('This index could not be set up')).toBeInTheDocument();
    expect(screen.getByText('too many shards')).toBeInTheDocument();
  });

  it('may not exist', async () => {
    stubApi({ [`GET ${INDEXES}/none`]: problem(404, 'index-not-found') });
    renderAt('/tenants/cinema/indexes/none', routes, guest);
    expect(await screen.findByText('There is no such index')).toBeInTheDocument();
  });
});

describe('a new index', () => {
  it('is declared by its fields and shown when it exists', async () => {
    const calls = stubApi({
      [`POST ${INDEXES}`]: { status: 201, body: movies },
      [`GET ${INDEXES}/movies`]: { body: movies },
    });
    const router = renderAt('/tenants/cinema/new-index', routes, clara);
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'movies');
    await userEvent.click(screen.getByRole('button', { name: 'Add field' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of field 2' }), 'year');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Kind of field 2' }),
      'integer',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Create index' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'movies' })).toHaveFocus();
    expect(router.state.location.pathname).toBe('/tenants/cinema/indexes/movies');
    expect(calls[0]?.body).toEqual({
      name: 'movies',
      schema: {
        fields: [
          { name: 'title', kind: 'text', searchable: true, weight: 2 },
          { name: 'year', kind: 'integer', searchable: false },
          { name: 'embedding', kind: 'vector', embedding: { model: 'minilm', sources: ['title'] } },
        ],
      },
    });
  });

  it('shows what the service finds wrong, field by field', async () => {
    stubApi({
      [`POST ${INDEXES}`]: problem(400, 'invalid-schema', {
        violations: [{ field: 'schema.fields[0].name', expected: 'another name' }],
      }),
    });
    renderAt('/tenants/cinema/new-index', routes, clara);
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'movies{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The schema breaks a rule');
    expect(alert).toHaveTextContent('schema.fields[0].name: another name');
  });

  it('is refused to who may not create one', () => {
    stubApi({});
    renderAt('/tenants/cinema/new-index', routes, guest);
    expect(screen.getByText('You do not have access to this')).toBeInTheDocument();
  });
});

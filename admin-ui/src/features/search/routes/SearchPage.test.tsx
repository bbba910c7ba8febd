import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Outlet } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { SearchReply, TenantIndex } from '../../../api/types';
import { renderAt } from '../../../testing/renderAt';
import { problem, stubApi } from '../../../testing/stubApi';
import { SearchPage } from './SearchPage';

const SEARCH = 'POST /v1/tenants/cinema/indexes/movies/search';

const plain = {
  list: false,
  filterable: false,
  sortable: false,
  facetable: false,
  suggest: false,
  feature: false,
};

const index: TenantIndex = {
  tenant: 'cinema',
  name: 'movies',
  state: 'ready',
  bundle: 1,
  schema: {
    fields: [
      { name: 'title', kind: 'text', searchable: true, weight: 1, ...plain },
      { name: 'year', kind: 'integer', searchable: false, weight: 1, ...plain },
    ],
  },
  ranking: { channels: [{ kind: 'term', weight: 1, quota: 15 }], rankConstant: 60 },
  placement: 'pool',
  createdAt: '2026-01-01T00:00:00Z',
};

function reply(more: Partial<SearchReply> = {}): SearchReply {
  return {
    requestId: 'r1',
    query: { original: 'war', normalised: 'war' },
    total: { value: 3, relation: 'eq' },
    hits: [
      {
        id: 'm1',
        score: 0.71,
        document: { title: 'Star <b>Wars</b>', year: 1977 },
        highlights: { title: ['Star &lt;b&gt;<em>Wars</em>&lt;&#x2F;b&gt;'] },
        channels: [
          { name: 'term', rank: 4, score: 8.1 },
          { name: 'vector', rank: 2, score: 0.83 },
        ],
        firstStage: { rank: 3, score: 0.0312 },
        model: { score: 0.71 },
      },
      {
        id: 'm2',
        score: 0.03,
        document: { title: 'Serenity' },
        highlights: {},
        channels: [{ name: 'term', rank: 1, score: 9 }],
        firstStage: { rank: 1, score: 0.0323 },
      },
    ],
    rank: { rung: 'model', model: 'minilm-rerank', scored: 1, degraded: [] },
    took: { totalMillis: 96, rewriteMillis: 1, embedMillis: 9, engineMillis: 82, modelMillis: 58 },
    ...more,
  };
}

function open(path = '/search', shown: TenantIndex = index) {
  return renderAt(path, [
    {
      element: <Outlet context={shown} />,
      children: [{ path: '/search', element: <SearchPage /> }],
    },
  ]);
}

describe('SearchPage', () => {
  it('sends the query as the signed-in user and keeps it in the address', async () => {
    const calls = stubApi({ [SEARCH]: { body: reply() } });
    const router = open();
    await userEvent.type(screen.getByRole('textbox', { name: 'Search movies' }), 'war{Enter}');
    expect(await screen.findByText('3 hits')).toBeInTheDocument();
    expect(calls).toEqual([
      {
        method: 'POST',
        path: '/v1/tenants/cinema/indexes/movies/search',
        authorization: 'Bearer token-1',
        body: { query: 'war', offset: 0, size: 10 },
      },
    ]);
    expect(router.state.location.search).toBe('?q=war');
  });

  it('completes what is typed where the index has completions', async () => {
    const suggest = 'GET /v1/tenants/cinema/indexes/movies/suggest';
    const suggestion = { field: 'title', match: 'start', count: 1, id: 'm1' };
    const calls = stubApi({
      [suggest]: {
        body: {
          suggestions: [{ ...suggestion, text: 'Star Wars', highlight: '<em>St</em>ar Wars' }],
          tookMillis: 1,
        },
      },
    });
    const fields = index.schema.fields.map((field) => ({ ...field, suggest: true }));
    open('/search', { ...index, schema: { fields } });
    await userEvent.type(screen.getByRole('combobox', { name: 'Search movies' }), 'st');
    expect(await screen.findByRole('option', { hidden: true })).toHaveValue('Star Wars');
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([suggest]);
  });

  it('searches on where completions fail', async () => {
    stubApi({
      'GET /v1/tenants/cinema/indexes/movies/suggest': problem(409, 'index-not-ready'),
      [SEARCH]: { body: reply() },
    });
    const fields = index.schema.fields.map((field) => ({ ...field, suggest: true }));
    open('/search', { ...index, schema: { fields } });
    await userEvent.type(screen.getByRole('combobox', { name: 'Search movies' }), 'war{Enter}');
    expect(await screen.findByText('3 hits')).toBeInTheDocument();
    expect(screen.queryByRole('option', { hidden: true })).not.toBeInTheDocument();
  });

  it('shows why a hit stands where it stands', async () => {
    stubApi({ [SEARCH]: { body: reply() } });
    open('/search?q=war');
    const [first, second] = await screen.findAllByRole('article');
    if (first === undefined || second === undefined) {
      throw new Error('two hits expected');
    }
    expect(within(first).getByText('Moved up 2 places from first-stage rank 3')).toBeInTheDocument();
    expect(within(first).getByText('Term #4 · 8.10')).toBeInTheDocument();
    expect(within(first).getByText('Vector #2 · 0.830')).toBeInTheDocument();
    expect(within(first).getByText('#3 · 0.0312')).toBeInTheDocument();
    expect(within(first).getByText('0.710')).toBeInTheDocument();
    expect(
      within(second).getByText('Moved down 1 place from first-stage rank 1'),
    ).toBeInTheDocument();
    expect(within(second).getByText('Not scored')).toBeInTheDocument();
  });

  it('writes highlights as text, never as markup', async () => {
    stubApi({ [SEARCH]: { body: reply() } });
    open('/search?q=war');
    const hit = await screen.findByRole('article', { name: 'Star <b>Wars</b>' });
    const title = within(hit).getByRole('heading');
    expect(title).toHaveTextContent('Star <b>Wars</b>');
    expect(title.querySelector('b')).toBeNull();
    expect(within(title).getByText('Wars').tagName).toBe('EM');
  });

  it('opens the document of a hit', async () => {
    stubApi({ [SEARCH]: { body: reply() } });
    open('/search?q=war');
    await userEvent.click(await screen.findByRole('button', { name: 'Show document m1' }));
    expect(screen.getByRole('region', { name: 'Document m1' })).toHaveTextContent('"year": 1977');
  });

  it('warns when the answer is degraded', async () => {
    const rank = { rung: 'first-stage', scored: 0, degraded: ['model-timeout', 'new-reason'] };
    stubApi({ [SEARCH]: { body: reply({ rank: rank as SearchReply['rank'] }) } });
    open('/search?q=war');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The model did not answer in time');
    expect(alert).toHaveTextContent('Reason: new-reason');
  });

  it('asks for no page beyond the ranked window', async () => {
    const calls = stubApi({ [SEARCH]: { body: reply({ total: { value: 90, relation: 'eq' } }) } });
    open('/search?q=war&page=9');
    expect(await screen.findByText(/ranks the best 15 candidates/)).toBeInTheDocument();
    expect(calls[0]?.body).toEqual({ query: 'war', offset: 10, size: 5 });
  });

  it('says that nothing was found', async () => {
    const nothing = reply({ hits: [], total: { value: 0, relation: 'eq' } });
    stubApi({ [SEARCH]: { body: nothing } });
    open('/search?q=zzz');
    expect(await screen.findByRole('heading', { name: 'Nothing found for “zzz”' })).toBeVisible();
  });

  it('picks the words of a problem by its type and shows the trace id', async () => {
    stubApi({ [SEARCH]: problem(503, 'engine-unavailable') });
    open('/search?q=war');
    expect(await screen.findByText('The search engine does not answer')).toBeInTheDocument();
    expect(screen.getByText('4bf92f3577b34da6a3ce929d0e0e4736')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });

  it('does not search an index that is not ready', () => {
    const calls = stubApi({});
    open('/search', { ...index, state: 'provisioning' });
    expect(
      screen.getByRole('heading', { name: 'This index cannot be searched yet' }),
    ).toBeInTheDocument();
    expect(calls).toEqual([]);
  });
});

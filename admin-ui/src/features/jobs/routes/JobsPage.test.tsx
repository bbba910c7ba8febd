import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Outlet } from 'react-router';
import { describe, expect, it } from 'vitest';
import { clara, guest, renderAt } from '../../../testing/renderAt';
import { problem, stubApi } from '../../../testing/stubApi';
import { JobsPage } from './JobsPage';

const JOBS = '/v1/tenants/cinema/jobs';
const routes = [
  {
    path: '/tenants/:tenant/indexes/:index',
    element: <Outlet context={{ name: 'movies', placement: 'pool' }} />,
    children: [{ path: 'jobs', element: <JobsPage /> }],
  },
];
const at = '/tenants/cinema/indexes/movies/jobs';
const move = {
  id: 'job-0123456789abcdef',
  tenant: 'cinema',
  index: 'movies',
  kind: 'move',
  status: 'paused',
  state: 'swap',
  reason: 'Waits to be resumed',
  placement: 'dedicated',
  copied: 50,
  total: 200,
  cancellable: true,
  report: {
    misfits: 0,
    misfitExamples: [],
    verification: {
      sourceDocuments: 200,
      targetDocuments: 200,
      ranges: 4096,
      differingRanges: 1,
      mended: 1,
      stuck: [],
    },
  },
  createdBy: 'clara',
  createdAt: '2026-01-02T00:00:00Z',
};

describe('the jobs of an index', () => {
  it('show where they are and what they have verified', async () => {
    stubApi({ [`GET ${JOBS}`]: { body: { items: [move] } } });
    renderAt(at, routes, guest);
    const row = (await screen.findAllByRole('row'))[1];
    expect(row).toHaveTextContent('Move → Dedicated');
    expect(row).toHaveTextContent('Paused');
    expect(row).toHaveTextContent('Waits to be resumed');
    expect(row).toHaveTextContent('50 of 200 documents');
    expect(row).toHaveTextContent('Verified 200: 1 mended, 0 different');
    expect(screen.queryByRole('button', { name: /Resume/ })).not.toBeInTheDocument();
  });

  it('are resumed and undone by an administrator, who is told when that is too late', async () => {
    const calls = stubApi({
      [`GET ${JOBS}`]: { body: { items: [move] } },
      [`POST ${JOBS}/${move.id}/resume`]: { body: { ...move, status: 'running' } },
      [`POST ${JOBS}/${move.id}/cancel`]: problem(409, 'job-not-changeable'),
    });
    renderAt(at, routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: `Resume ${move.id}` }));
    expect(calls.some(({ path }) => path.endsWith('/resume'))).toBe(true);
    await userEvent.click(await screen.findByRole('button', { name: `Undo ${move.id}` }));
    expect(await screen.findByText('The job cannot be changed any more')).toBeInTheDocument();
  });

  it('are started with what was chosen', async () => {
    const calls = stubApi({
      [`GET ${JOBS}`]: { body: { items: [] } },
      [`POST ${JOBS}`]: { status: 202, body: move },
    });
    renderAt(at, routes, clara);
    await userEvent.click(await screen.findByRole('button', { name: 'Start a job' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: /nodes of its own/ }));
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /Wait for me/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Start a job' }));
    const sent = calls.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({
      kind: 'move',
      index: 'movies',
      placement: 'isolated',
      pauseBefore: 'swap',
    });
  });
});

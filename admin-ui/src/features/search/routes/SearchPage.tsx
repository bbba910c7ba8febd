import { EmptyState, EmptyStateBody, Stack } from '@patternfly/react-core';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext, useSearchParams } from 'react-router';
import type { RankingProfile, TenantIndex } from '../../../api/types';
import { LoadingRows } from '../../../components/Loading';
import { Panel } from '../../../components/Panel';
import { ProblemState } from '../../../components/Problem';
import { useSearch, useSuggestions } from '../api/search';
import { RankReport } from '../components/RankReport';
import { Results } from '../components/Results';
import { SearchForm } from '../components/SearchForm';
import { useSettled } from '../components/useSettled';

const SIZE = 10;

/** Between two letters; a suggestion for each of them would be gone before it is read. */
const TYPING_PAUSE_MILLIS = 120;

/** How many candidates the gateway ranks; it refuses pages that reach further. */
function rankedWindow({ channels, rerank }: RankingProfile): number {
  return Math.max(...channels.map(({ quota }) => quota), rerank?.window ?? 0);
}

/** The query and the page live in the address, so that a result can be shared and gone back to. */
export function SearchPage() {
  const { t } = useTranslation();
  const index = useOutletContext<TenantIndex>();
  const [params, setParams] = useSearchParams();
  const query = params.get('q');
  const window = rankedWindow(index.ranking);
  const wantedPage = Number.parseInt(params.get('page') ?? '1', 10) || 1;
  const page = Math.min(Math.max(1, wantedPage), Math.ceil(window / SIZE));
  const offset = (page - 1) * SIZE;
  const search = useSearch({
    tenant: index.tenant,
    index: index.name,
    query,
    offset,
    size: Math.min(SIZE, window - offset),
  });

  const completes = index.schema.fields.some(({ suggest }) => suggest);
  const [typed, setTyped] = useState('');
  const suggestions = useSuggestions({
    tenant: index.tenant,
    index: index.name,
    typed: useSettled(completes ? typed : '', TYPING_PAUSE_MILLIS),
  });

  const message = (title: string, body: string): ReactNode => (
    <Panel>
      <EmptyState headingLevel="h2" titleText={title} icon={SearchIcon}>
        <EmptyStateBody>{body}</EmptyStateBody>
      </EmptyState>
    </Panel>
  );

  if (index.state !== 'ready') {
    return message(t('search.notReadyTitle'), t('search.notReadyBody'));
  }
  const submit = (text: string) => {
    if (text === query && page === 1) {
      void search.refetch();
    } else {
      setParams({ q: text });
    }
  };
  const content = (): ReactNode => {
    if (query === null) {
      return message(t('search.idleTitle', { index: index.name }), t('search.idleBody'));
    }
    if (search.isError) {
      return (
        <Panel>
          <ProblemState error={search.error} onRetry={() => void search.refetch()} />
        </Panel>
      );
    }
    if (search.isPending) {
      return (
        <Panel>
          <LoadingRows rows={8} />
        </Panel>
      );
    }
    return (
      <>
        <RankReport reply={search.data} />
        {search.data.hits.length === 0 ? (
          message(
            query === '' ? t('search.noDocumentsTitle') : t('search.emptyTitle', { query }),
            t('search.emptyBody'),
          )
        ) : (
          <Results
            reply={search.data}
            fields={index.schema.fields}
            page={page}
            size={SIZE}
            window={window}
            isStale={search.isPlaceholderData}
            onPage={(next) => setParams({ q: query, page: String(next) })}
          />
        )}
      </>
    );
  };
  return (
    <Stack hasGutter>
      <SearchForm
        key={query}
        index={index.name}
        query={query ?? ''}
        isBusy={search.isFetching}
        suggestions={
          completes ? (suggestions.data?.suggestions ?? []).map(({ text }) => text) : null
        }
        onType={setTyped}
        onSearch={submit}
      />
      {content()}
    </Stack>
  );
}

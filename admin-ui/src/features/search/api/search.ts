import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, useApi } from '../../../api/client';
import { queryKeys } from '../../../api/queryKeys';
import type { SearchReply, SuggestReply } from '../../../api/types';

export interface SearchInput {
  tenant: string;
  index: string;
  /** Empty for all documents; null for no search yet. */
  query: string | null;
  offset: number;
  size: number;
}

export function useSearch({ tenant, index, query, offset, size }: SearchInput) {
  const { gateway } = useApi();
  return useQuery({
    queryKey: queryKeys.search(tenant, index, query, offset, size),
    queryFn: ({ signal }) =>
      answer<SearchReply>(
        gateway.POST('/v1/tenants/{tenant}/indexes/{index}/search', {
          params: { path: { tenant, index } },
          body: { query: query ?? '', offset, size },
          signal,
        }),
      ),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    // A repeated search is a new search: who tunes ranking wants to see what it is now.
    staleTime: 0,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

export interface SuggestInput {
  tenant: string;
  index: string;
  /** What has been typed so far; empty for no suggestions. */
  typed: string;
}

export function useSuggestions({ tenant, index, typed }: SuggestInput) {
  const { gateway } = useApi();
  return useQuery({
    queryKey: queryKeys.suggestions(tenant, index, typed),
    queryFn: ({ signal }) =>
      answer<SuggestReply>(
        gateway.GET('/v1/tenants/{tenant}/indexes/{index}/suggest', {
          params: { path: { tenant, index }, query: { query: typed } },
          signal,
        }),
      ),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
    // People have typed on by the time of another try, and can search without.
    retry: false,
    refetchOnWindowFocus: false,
  });
}

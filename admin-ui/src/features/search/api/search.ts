import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, useApi } from '../../../api/client';
import { queryKeys } from '../../../api/queryKeys';
import type { SearchReply } from '../../../api/types';

export interface SearchInput {
  tenant: string;
  index: string;
  /** Not searched while empty. */
  query: string;
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
          body: { query, offset, size },
          signal,
        }),
      ),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    // A repeated search is a new search: who tunes ranking wants to see what it is now.
    staleTime: 0,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

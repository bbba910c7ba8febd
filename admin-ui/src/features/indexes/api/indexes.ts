import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, useApi } from '../../../api/client';
import { queryKeys } from '../../../api/queryKeys';
import type { NewTenantIndex, TenantIndex } from '../../../api/types';

/** How often a page looks whether an index is ready by now. */
const FOLLOW_MILLIS = 1_500;

const isProvisioning = (index: TenantIndex) => index.state === 'provisioning';

export function useIndexes(tenant: string) {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.indexes(tenant),
    queryFn: ({ signal }) =>
      answer<{ items: TenantIndex[] }>(
        controlPlane.GET('/v1/tenants/{tenant}/indexes', { params: { path: { tenant } }, signal }),
      ),
    select: ({ items }) => items,
    refetchInterval: ({ state }) =>
      state.data?.items.some(isProvisioning) === true ? FOLLOW_MILLIS : false,
  });
}

export function useIndex(tenant: string, index: string) {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.index(tenant, index),
    queryFn: ({ signal }) =>
      answer<TenantIndex>(
        controlPlane.GET('/v1/tenants/{tenant}/indexes/{index}', {
          params: { path: { tenant, index } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isProvisioning(state.data) ? FOLLOW_MILLIS : false,
  });
}

export function useCreateIndex(tenant: string) {
  const { controlPlane } = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewTenantIndex) =>
      answer<TenantIndex>(
        controlPlane.POST('/v1/tenants/{tenant}/indexes', { params: { path: { tenant } }, body }),
      ),
    onSuccess: (created) => {
      cache.setQueryData(queryKeys.index(tenant, created.name), created);
      return cache.invalidateQueries({ queryKey: queryKeys.indexes(tenant), exact: true });
    },
  });
}

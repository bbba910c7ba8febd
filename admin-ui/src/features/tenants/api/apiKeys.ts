import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, useApi } from '../../../api/client';
import { queryKeys } from '../../../api/queryKeys';
import type { ApiKey, CreatedApiKey, NewApiKey } from '../../../api/types';

export function useApiKeys(tenant: string) {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.apiKeys(tenant),
    queryFn: ({ signal }) =>
      answer<{ items: ApiKey[] }>(
        controlPlane.GET('/v1/tenants/{tenant}/api-keys', { params: { path: { tenant } }, signal }),
      ),
    select: ({ items }) => items,
  });
}

/** The names of the indexes that a key may be narrowed to. */
export function useIndexNames(tenant: string) {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.indexes(tenant),
    queryFn: ({ signal }) =>
      answer<{ items: { name: string }[] }>(
        controlPlane.GET('/v1/tenants/{tenant}/indexes', { params: { path: { tenant } }, signal }),
      ),
    select: ({ items }) => items.map(({ name }) => name),
  });
}

export function useCreateApiKey(tenant: string) {
  const { controlPlane } = useApi();
  const cache = useQueryClient();
  return useMutation({
    // The reply holds the secret: it is not kept once the dialog has shown it.
    gcTime: 0,
    mutationFn: (body: NewApiKey) =>
      answer<CreatedApiKey>(
        controlPlane.POST('/v1/tenants/{tenant}/api-keys', { params: { path: { tenant } }, body }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.apiKeys(tenant) }),
  });
}

export function useRotateApiKey(tenant: string) {
  const { controlPlane } = useApi();
  const cache = useQueryClient();
  return useMutation({
    // The reply holds the secret: it is not kept once the dialog has shown it.
    gcTime: 0,
    mutationFn: ({ id, overlap }: { id: string; overlap: string }) =>
      answer<CreatedApiKey>(
        controlPlane.POST('/v1/tenants/{tenant}/api-keys/{id}/rotate', {
          params: { path: { tenant, id } },
          body: { overlap },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.apiKeys(tenant) }),
  });
}

export function useRevokeApiKey(tenant: string) {
  const { controlPlane } = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answer<undefined>(
        controlPlane.DELETE('/v1/tenants/{tenant}/api-keys/{id}', {
          params: { path: { tenant, id } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.apiKeys(tenant) }),
  });
}

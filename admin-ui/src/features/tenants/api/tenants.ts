import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, useApi } from '../../../api/client';
import { queryKeys } from '../../../api/queryKeys';
import type { NewTenant, Tenant } from '../../../api/types';

export function useTenants() {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.tenants(),
    queryFn: ({ signal }) =>
      answer<{ items: Tenant[] }>(controlPlane.GET('/v1/tenants', { signal })),
    select: ({ items }) => items,
  });
}

export function useTenant(tenant: string) {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.tenant(tenant),
    queryFn: ({ signal }) =>
      answer<Tenant>(
        controlPlane.GET('/v1/tenants/{tenant}', { params: { path: { tenant } }, signal }),
      ),
  });
}

export function useCreateTenant() {
  const { controlPlane } = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewTenant) => answer<Tenant>(controlPlane.POST('/v1/tenants', { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.tenants(), exact: true }),
  });
}

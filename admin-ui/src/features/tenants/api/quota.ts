import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, useApi } from '../../../api/client';
import { queryKeys } from '../../../api/queryKeys';
import type { Plan, Quota, UsageHour } from '../../../api/types';
import { planUpdate } from '../components/planUpdate';

export function useQuota(tenant: string) {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.quota(tenant),
    queryFn: ({ signal }) =>
      answer<Quota>(
        controlPlane.GET('/v1/tenants/{tenant}/quota', { params: { path: { tenant } }, signal }),
      ),
  });
}

/** The hours of the last day in which anything was used, oldest first. */
export function useUsage(tenant: string) {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.usage(tenant),
    queryFn: ({ signal }) =>
      answer<{ items: UsageHour[] }>(
        controlPlane.GET('/v1/tenants/{tenant}/usage', { params: { path: { tenant } }, signal }),
      ),
    select: ({ items }) => items,
  });
}

/** Fetches the CSV as the signed-in user: a plain link would carry no token. */
export function useExportUsage(tenant: string) {
  const { controlPlane } = useApi();
  return useMutation({
    mutationFn: () =>
      answer<Blob>(
        controlPlane.GET('/v1/tenants/{tenant}/usage/export', {
          params: { path: { tenant } },
          parseAs: 'blob',
        }),
      ),
  });
}

export function usePlans(enabled = true) {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.plans(),
    enabled,
    queryFn: ({ signal }) =>
      answer<{ items: Plan[] }>(controlPlane.GET('/v1/platform/plans', { signal })),
    select: ({ items }) => items,
  });
}

/** Puts the tenant on a plan, null for the default one; what holds instead of it stays. */
export function useSetPlan(tenant: string) {
  const { controlPlane } = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ quota, plan }: { quota: Quota; plan: string | null }) =>
      answer<Quota>(
        controlPlane.PUT('/v1/tenants/{tenant}/plan', {
          params: { path: { tenant }, header: { 'If-Match': `"${quota.version}"` } },
          body: planUpdate(quota, plan),
        }),
      ),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: queryKeys.quota(tenant) }),
        cache.invalidateQueries({ queryKey: queryKeys.plans() }),
      ]),
  });
}

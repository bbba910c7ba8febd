import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, useApi } from '../../../api/client';
import { queryKeys } from '../../../api/queryKeys';
import type { Job, NewJob } from '../../../api/types';

/** How often a page looks how far a job has come. */
const FOLLOW_MILLIS = 1_000;

/** Whether nothing more will happen. */
export const hasEnded = (job: Job) => job.finishedAt != null;

/** What people may do to a job that is there. */
export type JobAction = 'pause' | 'resume' | 'cancel';

export function useJobs(tenant: string, index: string) {
  const { controlPlane } = useApi();
  return useQuery({
    queryKey: queryKeys.jobs(tenant, index),
    queryFn: ({ signal }) =>
      answer<{ items: Job[] }>(
        controlPlane.GET('/v1/tenants/{tenant}/jobs', {
          params: { path: { tenant }, query: { index, limit: 50 } },
          signal,
        }),
      ),
    select: ({ items }) => items,
    refetchInterval: ({ state }) =>
      state.data?.items.some((job) => !hasEnded(job)) === true ? FOLLOW_MILLIS : false,
  });
}

export function useStartJob(tenant: string) {
  const { controlPlane } = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewJob) =>
      answer<Job>(
        controlPlane.POST('/v1/tenants/{tenant}/jobs', { params: { path: { tenant } }, body }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: queryKeys.tenant(tenant) }),
  });
}

export function useJobAction(tenant: string) {
  const { controlPlane } = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ job, action }: { job: string; action: JobAction }) => {
      const params = { path: { tenant, job } };
      switch (action) {
        case 'pause':
          return answer<Job>(
            controlPlane.POST('/v1/tenants/{tenant}/jobs/{job}/pause', { params }),
          );
        case 'resume':
          return answer<Job>(
            controlPlane.POST('/v1/tenants/{tenant}/jobs/{job}/resume', { params }),
          );
        case 'cancel':
          return answer<Job>(
            controlPlane.POST('/v1/tenants/{tenant}/jobs/{job}/cancel', { params }),
          );
      }
    },
    onSettled: () => cache.invalidateQueries({ queryKey: queryKeys.tenant(tenant) }),
  });
}

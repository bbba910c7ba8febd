import { Button, EmptyState, EmptyStateBody, Stack } from '@patternfly/react-core';
import TaskIcon from '@patternfly/react-icons/dist/esm/icons/task-icon';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext, useParams } from 'react-router';
import type { TenantIndex } from '../../../api/types';
import { mayManageTenant, useViewer } from '../../../api/viewer';
import { LoadingRows } from '../../../components/Loading';
import { Panel, PanelBar } from '../../../components/Panel';
import { ProblemAlert, ProblemState } from '../../../components/Problem';
import { hasEnded, useJobAction, useJobs } from '../api/jobs';
import { JobTable } from '../components/JobTable';
import { StartJobModal } from '../components/StartJobModal';

/** What goes on with an index, and what went on before. */
export function JobsPage() {
  const { t } = useTranslation();
  const { tenant = '' } = useParams();
  const { name, placement } = useOutletContext<TenantIndex>();
  const mayManage = mayManageTenant(useViewer(), tenant);
  const jobs = useJobs(tenant, name);
  const act = useJobAction(tenant);
  const [starting, setStarting] = useState(false);
  if (jobs.isPending) {
    return (
      <Panel>
        <LoadingRows />
      </Panel>
    );
  }
  if (jobs.isError) {
    return (
      <Panel>
        <ProblemState error={jobs.error} onRetry={() => void jobs.refetch()} />
      </Panel>
    );
  }
  const busy = jobs.data.some((job) => !hasEnded(job));
  return (
    <Stack hasGutter>
      <PanelBar
        lead={t('jobs.lead')}
        actions={
          mayManage && (
            <Button isDisabled={busy} onClick={() => setStarting(true)}>
              {t('jobs.start')}
            </Button>
          )
        }
      />
      {act.isError && <ProblemAlert error={act.error} />}
      {jobs.data.length === 0 ? (
        <Panel>
          <EmptyState headingLevel="h2" titleText={t('jobs.emptyTitle')} icon={TaskIcon}>
            <EmptyStateBody>{t('jobs.emptyBody')}</EmptyStateBody>
          </EmptyState>
        </Panel>
      ) : (
        <Panel flush>
          <JobTable
            index={name}
            jobs={jobs.data}
            onAct={mayManage ? (job, action) => act.mutate({ job: job.id, action }) : undefined}
          />
        </Panel>
      )}
      {starting && (
        <StartJobModal
          tenant={tenant}
          index={name}
          placement={placement}
          onClose={() => setStarting(false)}
        />
      )}
    </Stack>
  );
}

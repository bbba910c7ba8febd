import { Button, Label, Progress } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job, JobStatus } from '../../../api/types';
import { useFormat } from '../../../i18n/useFormat';
import { hasEnded, type JobAction } from '../api/jobs';
import styles from './JobTable.module.css';

interface JobTableProps {
  index: string;
  jobs: Job[];
  /** Left out where the viewer may change nothing. */
  onAct?: ((job: Job, action: JobAction) => void) | undefined;
}

const colors: Record<JobStatus, 'blue' | 'yellow' | 'orange' | 'green' | 'red' | 'grey'> = {
  running: 'blue',
  paused: 'yellow',
  'rolling-back': 'orange',
  done: 'green',
  failed: 'red',
  cancelled: 'grey',
};

export function JobTable({ index, jobs, onAct }: JobTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table aria-label={t('jobs.table', { index })}>
      <Thead>
        <Tr>
          <Th>{t('jobs.kind')}</Th>
          <Th>{t('jobs.status')}</Th>
          <Th>{t('jobs.state')}</Th>
          <Th>{t('jobs.progress')}</Th>
          <Th>{t('jobs.begun')}</Th>
          {onAct !== undefined && <Th screenReaderText={t('jobs.actions')} />}
        </Tr>
      </Thead>
      <Tbody>
        {jobs.map((job) => (
          <Tr key={job.id}>
            <Td dataLabel={t('jobs.kind')}>
              <strong>
                {t(`jobs.kinds.${job.kind}`)}
                {job.placement != null && job.kind !== 'delete' && job.kind !== 'park'
                  ? ` → ${t(`jobs.placements.${job.placement}`)}`
                  : ''}
              </strong>
              <div className={styles.detail}>
                <code>{job.id}</code>
              </div>
            </Td>
            <Td dataLabel={t('jobs.status')}>
              <Label isCompact color={colors[job.status]}>
                {t(`jobs.statuses.${job.status}`)}
              </Label>
              {job.reason != null && <div className={styles.detail}>{job.reason}</div>}
            </Td>
            <Td dataLabel={t('jobs.state')}>{hasEnded(job) ? '' : t(`jobs.states.${job.state}`)}</Td>
            <Td dataLabel={t('jobs.progress')}>
              <JobProgress job={job} />
            </Td>
            <Td dataLabel={t('jobs.begun')}>
              {format.dateTime(job.createdAt)}
              <div className={styles.detail}>{job.createdBy}</div>
            </Td>
            {onAct !== undefined && (
              <Td className={styles.action}>
                <span className={styles.buttons}>
                  {actions(job).map((action) => (
                    <Button
                      key={action}
                      variant="link"
                      size="sm"
                      isInline
                      isDanger={action === 'cancel'}
                      aria-label={t(`jobs.${action}Named`, { job: job.id })}
                      onClick={() => onAct(job, action)}
                    >
                      {t(`jobs.${action}`)}
                    </Button>
                  ))}
                </span>
              </Td>
            )}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function actions(job: Job): JobAction[] {
  const possible: JobAction[] = [];
  if (job.status === 'running') {
    possible.push('pause');
  }
  if (job.status === 'paused') {
    possible.push('resume');
  }
  if (job.cancellable) {
    possible.push('cancel');
  }
  return possible;
}

function JobProgress({ job }: { job: Job }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { misfits, verification, shadow } = job.report;
  return (
    <>
      {job.total > 0 && !hasEnded(job) && (
        <Progress
          className={styles.progress}
          size="sm"
          value={Math.min(100, (100 * job.copied) / job.total)}
          aria-label={t('jobs.progressOf', { job: job.id })}
          measureLocation="outside"
        />
      )}
      <div className={styles.detail}>
        {job.total > 0 &&
          t('jobs.copied', { copied: format.number(job.copied), total: format.number(job.total) })}
        {misfits > 0 && <div>{t('jobs.misfits', { count: misfits })}</div>}
        {verification != null && (
          <div>
            {t('jobs.verified', {
              documents: format.number(verification.targetDocuments),
              mended: format.number(verification.mended),
              stuck: format.number(verification.stuck.length),
            })}
          </div>
        )}
        {shadow != null && (
          <div>
            {t('jobs.shadow', {
              documents: format.number(shadow.documents),
              queries: format.number(shadow.queries),
              differences: format.number(shadow.differences.length),
            })}
          </div>
        )}
      </div>
    </>
  );
}

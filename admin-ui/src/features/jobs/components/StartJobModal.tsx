import {
  Button,
  Checkbox,
  Form,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Radio,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewJob, Placement } from '../../../api/types';
import { useNotify } from '../../../components/Notices';
import { ProblemAlert } from '../../../components/Problem';
import { useStartJob } from '../api/jobs';

interface StartJobModalProps {
  tenant: string;
  index: string;
  placement: Placement;
  onClose: () => void;
}

type Choice = 'pool' | 'dedicated' | 'isolated' | 'rebuild' | 'park' | 'restore' | 'delete';

/** What can be done with an index where it lives now. */
function choices(placement: Placement): Choice[] {
  if (placement === 'parked') {
    return ['restore', 'delete'];
  }
  const homes: Choice[] = ['pool', 'dedicated', 'isolated'];
  return [...homes.filter((home) => home !== placement), 'rebuild', 'park', 'delete'];
}

function body(choice: Choice, index: string, pausesBeforeSwap: boolean): NewJob {
  switch (choice) {
    case 'pool':
    case 'dedicated':
    case 'isolated':
      return {
        kind: 'move',
        index,
        placement: choice,
        ...(pausesBeforeSwap && { pauseBefore: 'swap' as const }),
      };
    case 'rebuild':
      return { kind: choice, index, ...(pausesBeforeSwap && { pauseBefore: 'swap' as const }) };
    case 'park':
    case 'restore':
    case 'delete':
      return { kind: choice, index };
  }
}

export function StartJobModal({ tenant, index, placement, onClose }: StartJobModalProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const start = useStartJob(tenant);
  const possible = choices(placement);
  const [choice, setChoice] = useState<Choice>(possible[0] ?? 'rebuild');
  const [pauses, setPauses] = useState(false);
  const copies = choice !== 'park' && choice !== 'restore' && choice !== 'delete';
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="start-job-title">
      <ModalHeader title={t('jobs.startTitle', { index })} labelId="start-job-title" />
      <ModalBody>
        {start.isError && <ProblemAlert error={start.error} />}
        <Form id="start-job">
          <FormGroup role="radiogroup" label={t('jobs.what')} fieldId="start-job-what">
            {possible.map((each) => (
              <Radio
                key={each}
                id={`start-job-${each}`}
                name="start-job-what"
                label={t(`jobs.choices.${each}`)}
                description={t(`jobs.choiceDetails.${each}`)}
                isChecked={choice === each}
                onChange={() => setChoice(each)}
              />
            ))}
          </FormGroup>
          {copies && (
            <Checkbox
              id="start-job-pause"
              label={t('jobs.pauseBeforeSwap')}
              description={t('jobs.pauseBeforeSwapDetail')}
              isChecked={pauses}
              onChange={(_, checked) => setPauses(checked)}
            />
          )}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button
          variant={choice === 'delete' ? 'danger' : 'primary'}
          isLoading={start.isPending}
          isDisabled={start.isPending}
          onClick={() =>
            start.mutate(body(choice, index, pauses && copies), {
              onSuccess: () => {
                notify(t('jobs.started', { index }));
                onClose();
              },
            })
          }
        >
          {choice === 'delete' ? t('jobs.deleteIndex') : t('jobs.start')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

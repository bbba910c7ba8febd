import { Button, FormSelect, FormSelectOption, Split, SplitItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quota } from '../../../api/types';
import { useNotify } from '../../../components/Notices';
import { ProblemAlert } from '../../../components/Problem';
import { usePlans, useSetPlan } from '../api/quota';

const DEFAULT = '';

/** Puts a tenant on another plan; for platform administrators. */
export function PlanForm({ tenant, quota }: { tenant: string; quota: Quota }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const plans = usePlans();
  const setPlan = useSetPlan(tenant);
  const present = quota.followsDefault ? DEFAULT : quota.plan;
  const [wanted, setWanted] = useState(present);
  return (
    <>
      {setPlan.isError && <ProblemAlert error={setPlan.error} />}
      <Split hasGutter>
        <SplitItem>
          <FormSelect
            aria-label={t('quota.change')}
            value={wanted}
            onChange={(_event, value) => setWanted(value)}
          >
            <FormSelectOption value={DEFAULT} label={t('quota.defaultPlan')} />
            {(plans.data ?? []).map(({ id, name }) => (
              <FormSelectOption key={id} value={id} label={name} />
            ))}
          </FormSelect>
        </SplitItem>
        <SplitItem>
          <Button
            variant="secondary"
            isDisabled={wanted === present || setPlan.isPending}
            onClick={() =>
              setPlan.mutate(
                { quota, plan: wanted === DEFAULT ? null : wanted },
                { onSuccess: ({ planName }) => notify(t('quota.changed', { plan: planName })) },
              )
            }
          >
            {t('quota.save')}
          </Button>
        </SplitItem>
      </Split>
    </>
  );
}

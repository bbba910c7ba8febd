import { Label } from '@patternfly/react-core';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import InProgressIcon from '@patternfly/react-icons/dist/esm/icons/in-progress-icon';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndexState } from '../../../api/types';

const looks: Record<IndexState, { color: 'green' | 'blue' | 'red' | 'grey'; icon: ReactNode }> = {
  ready: { color: 'green', icon: <CheckCircleIcon /> },
  provisioning: { color: 'blue', icon: <InProgressIcon /> },
  deleting: { color: 'grey', icon: <InProgressIcon /> },
  failed: { color: 'red', icon: <ExclamationCircleIcon /> },
};

export function StateLabel({ state }: { state: IndexState }) {
  const { t } = useTranslation();
  return (
    <Label isCompact {...looks[state]}>
      {t(`indexes.states.${state}`)}
    </Label>
  );
}

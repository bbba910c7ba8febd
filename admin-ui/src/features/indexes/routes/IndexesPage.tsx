import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import DatabaseIcon from '@patternfly/react-icons/dist/esm/icons/database-icon';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { mayManageTenant, useViewer } from '../../../api/viewer';
import { LoadingRows } from '../../../components/Loading';
import { Panel, PanelBar } from '../../../components/Panel';
import { ProblemState } from '../../../components/Problem';
import { useIndexes } from '../api/indexes';
import { IndexTable } from '../components/IndexTable';
import { toNewIndex } from './newIndex.route';

export function IndexesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tenant = '' } = useParams();
  const mayManage = mayManageTenant(useViewer(), tenant);
  const indexes = useIndexes(tenant);
  const createButton = mayManage && (
    <Button onClick={() => void navigate(toNewIndex({ tenant }))}>{t('indexes.create')}</Button>
  );

  if (indexes.isPending) {
    return (
      <Panel>
        <LoadingRows />
      </Panel>
    );
  }
  if (indexes.isError) {
    return (
      <Panel>
        <ProblemState error={indexes.error} onRetry={() => void indexes.refetch()} />
      </Panel>
    );
  }
  if (indexes.data.length === 0) {
    return (
      <Panel>
        <EmptyState headingLevel="h2" titleText={t('indexes.emptyTitle')} icon={DatabaseIcon}>
          <EmptyStateBody>
            {mayManage ? t('indexes.emptyBodyAdmin') : t('indexes.emptyBody')}
          </EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>{createButton}</EmptyStateActions>
          </EmptyStateFooter>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <div>
      <PanelBar lead={t('indexes.lead')} actions={createButton} />
      <Panel flush>
        <IndexTable tenant={tenant} indexes={indexes.data} />
      </Panel>
    </div>
  );
}

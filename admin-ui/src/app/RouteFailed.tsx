import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import PathMissingIcon from '@patternfly/react-icons/dist/esm/icons/path-missing-icon';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';

export function NotFound() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('app.pageTitle', { page: t('app.notFoundTitle') });
  }, [t]);
  return (
    <EmptyState headingLevel="h1" titleText={t('app.notFoundTitle')} icon={PathMissingIcon}>
      <EmptyStateBody>{t('app.notFoundBody')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button component={(props) => <Link {...props} to="/" />}>{t('app.toTenants')}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

/** A page that broke while it rendered or loaded; the shell around it stays. */
export function RouteFailed() {
  const { t } = useTranslation();
  const error = useRouteError();
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <EmptyState
      headingLevel="h1"
      titleText={t('app.brokenTitle')}
      icon={ExclamationCircleIcon}
      status="danger"
    >
      <EmptyStateBody>{t('app.brokenBody')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={() => window.location.reload()}>{t('app.reload')}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

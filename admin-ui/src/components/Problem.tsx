import {
  Alert,
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  List,
  ListItem,
} from '@patternfly/react-core';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import LockIcon from '@patternfly/react-icons/dist/esm/icons/lock-icon';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type ApiError, asApiError } from '../api/problem';
import { useSignIn } from '../api/signIn';
import en from '../i18n/locales/en.json';
import styles from './Problem.module.css';

type Problems = typeof en.problem;
type KnownType = {
  [Key in keyof Problems]: Problems[Key] extends object ? Key : never;
}[keyof Problems];

function isKnown(type: string): type is KnownType {
  return type in en.problem && typeof en.problem[type as keyof Problems] === 'object';
}

/** The words for a problem: its type picks them. */
export function problemText(t: TFunction, error: ApiError): { title: string; body: string } {
  const type = isKnown(error.type) ? error.type : 'unknown';
  return { title: t(`problem.${type}.title`), body: t(`problem.${type}.body`) };
}

function TraceId({ value }: { value: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles.trace}>
      {t('problem.traceId')} <code>{value}</code>
    </span>
  );
}

/** Fills the place of what could not be shown: forbidden, missing, or failed. */
export function ProblemState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const problem = asApiError(error);
  const { title, body } = problemText(t, problem);
  const ended = problem.status === 401;
  const refused = problem.status === 403;
  const missing = problem.status === 404;
  return (
    <EmptyState
      headingLevel="h2"
      titleText={title}
      icon={refused || ended ? LockIcon : missing ? SearchIcon : ExclamationCircleIcon}
      status={refused || ended || missing ? undefined : 'danger'}
    >
      <EmptyStateBody>{body}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          {ended && <Button onClick={signIn}>{t('app.signIn')}</Button>}
          {!ended && !refused && !missing && onRetry !== undefined && (
            <Button variant="secondary" onClick={onRetry}>
              {t('app.retry')}
            </Button>
          )}
        </EmptyStateActions>
        {problem.traceId !== undefined && <TraceId value={problem.traceId} />}
      </EmptyStateFooter>
    </EmptyState>
  );
}

/** Says in a form or a page why an action failed, down to the single wrong fields. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const problem = asApiError(error);
  const { title, body } = problemText(t, problem);
  return (
    <Alert component="p" variant="danger" isInline title={title} role="alert">
      <p>{body}</p>
      {problem.violations.length > 0 ? (
        <List className={styles.violations}>
          {problem.violations.map(({ field, expected }) => (
            <ListItem key={`${field} ${expected}`}>
              <code>{field}</code>: {expected}
            </ListItem>
          ))}
        </List>
      ) : (
        problem.detail !== undefined && <p className={styles.detail}>{problem.detail}</p>
      )}
      {problem.traceId !== undefined && <TraceId value={problem.traceId} />}
    </Alert>
  );
}

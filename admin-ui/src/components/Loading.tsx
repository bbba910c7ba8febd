import { Bullseye, Skeleton, Spinner, Stack, StackItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';

/** Rows that hold the place of a list while it loads. */
export function LoadingRows({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Stack hasGutter aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        <StackItem key={row}>
          <Skeleton height="2.25rem" screenreaderText={row === 0 ? t('app.loading') : undefined} />
        </StackItem>
      ))}
    </Stack>
  );
}

/** Holds the place of a whole page. */
export function LoadingPage({ label }: { label?: string }) {
  const { t } = useTranslation();
  return (
    <Bullseye style={{ minHeight: '40vh' }}>
      <Spinner aria-label={label ?? t('app.loading')} />
    </Bullseye>
  );
}

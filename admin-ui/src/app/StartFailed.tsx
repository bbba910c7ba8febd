import {
  Bullseye,
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { BrandMark } from '../components/BrandMark';

interface StartFailedProps {
  title: string;
  body: string;
  action: string;
  onAction: () => void;
}

/** The whole window, when there is no console to show. */
export function StartFailed({ title, body, action, onAction }: StartFailedProps) {
  return (
    <main>
      <Bullseye style={{ minHeight: '80vh' }}>
        <EmptyState headingLevel="h1" titleText={title} icon={BrandMark}>
          <EmptyStateBody>{body}</EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>
              <Button onClick={onAction}>{action}</Button>
            </EmptyStateActions>
          </EmptyStateFooter>
        </EmptyState>
      </Bullseye>
    </main>
  );
}

import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const NoticeContext = createContext<(text: string) => void>(() => undefined);

/** Tells that an action went well, for a few seconds and to screen readers too. */
export function useNotify(): (text: string) => void {
  return useContext(NoticeContext);
}

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<{ id: number; text: string }[]>([]);
  const notify = useCallback((text: string) => {
    setNotices((old) => [...old, { id: (old.at(-1)?.id ?? 0) + 1, text }]);
  }, []);
  const drop = (id: number) => setNotices((old) => old.filter((notice) => notice.id !== id));
  return (
    <NoticeContext value={notify}>
      {children}
      <AlertGroup isToast isLiveRegion>
        {notices.map(({ id, text }) => (
          <Alert component="p"
            key={id}
            variant="success"
            title={text}
            timeout={6000}
            onTimeout={() => drop(id)}
            actionClose={<AlertActionCloseButton onClose={() => drop(id)} />}
          />
        ))}
      </AlertGroup>
    </NoticeContext>
  );
}

import { type RefObject, useEffect, useRef } from 'react';

/**
 * Puts the focus on the first wrong field of a form after each attempt to send it.
 *
 * @param attempts how often the user tried; counts up
 */
export function useFocusFirstFault(attempts: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (attempts > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [attempts]);
  return form;
}

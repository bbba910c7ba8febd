import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { startI18n } from '../i18n';

// Tests of files run in Node's environment, where there is no page.
if (typeof document !== 'undefined') {
  beforeEach(async () => {
    await startI18n('en');
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    localStorage.clear();
  });
}

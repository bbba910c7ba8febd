import { useEffect, useState } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const STORED = 'auspex.theme';
const DARK_CLASS = 'pf-v6-theme-dark';

function storedTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  return themes.find((theme) => theme === stored) ?? 'system';
}

/** Puts `theme` on the page; `system` follows the operating system's choice. */
function apply(theme: Theme): void {
  const dark =
    theme === 'dark' ||
    (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.toggle(DARK_CLASS, dark);
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(storedTheme);
  useEffect(() => {
    localStorage.setItem(STORED, theme);
    apply(theme);
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => apply(theme);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [theme]);
  return [theme, setTheme];
}

/** Before the first paint, so that a dark page does not flash. */
export function applyStoredTheme(): void {
  apply(storedTheme());
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Format {
  number: (value: number) => string;
  score: (value: number) => string;
  date: (iso: string) => string;
  dateTime: (iso: string) => string;
}

/** Numbers and times as the chosen language writes them. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const number = new Intl.NumberFormat(i18n.language);
    const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
    const dateTime = new Intl.DateTimeFormat(i18n.language, {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    return {
      number: (value) => number.format(value),
      // Scores of different stages lie orders of magnitude apart: keep three digits that tell.
      score: (value) =>
        Math.abs(value) >= 1 ? value.toFixed(2) : value.toFixed(Math.abs(value) < 0.1 ? 4 : 3),
      date: (iso) => date.format(new Date(iso)),
      dateTime: (iso) => dateTime.format(new Date(iso)),
    };
  }, [i18n.language]);
}

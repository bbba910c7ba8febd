import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat';

const KILO = 1000;

/** Amounts of what tenants use, in the unit that reads best. */
export function useAmounts() {
  const { t } = useTranslation();
  const format = useFormat();
  const rounded = (value: number) => format.number(Math.round(value * 10) / 10);
  return {
    number: format.number,
    bytes: (value: number) => {
      if (value < KILO) {
        return t('quota.plainBytes', { value: format.number(value) });
      }
      if (value < KILO ** 2) {
        return t('quota.kilobytes', { value: rounded(value / KILO) });
      }
      return value < KILO ** 3
        ? t('quota.megabytes', { value: rounded(value / KILO ** 2) })
        : t('quota.gigabytes', { value: rounded(value / KILO ** 3) });
    },
    seconds: (millis: number) => t('quota.seconds', { value: rounded(millis / KILO) }),
  };
}

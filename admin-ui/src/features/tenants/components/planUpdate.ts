import type { Quota, TenantPlanUpdate } from '../../../api/types';

/** The body that puts a tenant on `plan` and leaves what holds for it alone as it is. */
export function planUpdate(quota: Quota, plan: string | null): TenantPlanUpdate {
  const own = quota.limits.filter(({ source }) => source === 'override');
  const overrides: Record<string, number> = {};
  const unlimited: string[] = [];
  for (const { name, allowed } of own) {
    if (allowed === undefined || allowed === null) {
      unlimited.push(name);
    } else {
      overrides[name] = allowed;
    }
  }
  return {
    ...(plan === null ? {} : { plan }),
    overrides,
    unlimited,
  };
}

import { describe, expect, it } from 'vitest';
import type { Quota } from '../../../api/types';
import { planUpdate } from './planUpdate';

const quota: Quota = {
  plan: 'standard',
  planName: 'Standard',
  followsDefault: true,
  limits: [
    { name: 'indexes', allowed: 7, source: 'override', used: 1 },
    { name: 'documents', allowed: 100, source: 'plan', used: 1 },
    { name: 'bytes', source: 'override', used: 1 },
  ],
  usedUp: [],
  version: 3,
};

describe('planUpdate', () => {
  it('keeps what holds for the tenant alone', () => {
    expect(planUpdate(quota, 'large')).toEqual({
      plan: 'large',
      overrides: { indexes: 7 },
      unlimited: ['bytes'],
    });
  });

  it('names no plan to follow the default', () => {
    expect(planUpdate(quota, null)).toEqual({ overrides: { indexes: 7 }, unlimited: ['bytes'] });
  });
});

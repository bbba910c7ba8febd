import { describe, expect, it } from 'vitest';
import { isTenantId, suggestedId } from './tenantId';

describe('suggestedId', () => {
  it.each([
    ['Café Noir', 'cafe-noir'],
    ['  3 Acme & Söhne GmbH ', 'acme-sohne-gmbh'],
    ['影院', ''],
  ])('makes of %j the id %j', (name, id) => {
    expect(suggestedId(name)).toBe(id);
  });

  it('ends within 40 characters and not with a hyphen', () => {
    const id = suggestedId(`${'a'.repeat(39)} b`);
    expect(id).toBe('a'.repeat(39));
    expect(isTenantId(id)).toBe(true);
  });
});

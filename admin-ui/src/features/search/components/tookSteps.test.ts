import { describe, expect, it } from 'vitest';
import { steps } from './tookSteps';

describe('steps', () => {
  it('takes the model out of the engine, and adds up to the total', () => {
    const found = steps({
      totalMillis: 96,
      rewriteMillis: 0,
      embedMillis: 9,
      engineMillis: 82,
      modelMillis: 58,
    });
    expect(found).toEqual([
      { step: 'embed', millis: 9 },
      { step: 'engine', millis: 24 },
      { step: 'model', millis: 58 },
      { step: 'other', millis: 5 },
    ]);
  });
});

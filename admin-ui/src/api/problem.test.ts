import { describe, expect, it } from 'vitest';
import { asApiError, toApiError } from './problem';

describe('toApiError', () => {
  it('takes the type, the trace id and the violations from a problem body', () => {
    const error = toApiError(400, {
      type: 'https://auspex.dev/problems/invalid-schema',
      detail: 'two things are wrong',
      traceId: 'abc',
      violations: [{ field: 'fields[0].name', expected: 'a name' }, 'no violation'],
    });
    expect(error).toMatchObject({
      type: 'invalid-schema',
      status: 400,
      detail: 'two things are wrong',
      traceId: 'abc',
      violations: [{ field: 'fields[0].name', expected: 'a name' }],
    });
  });

  it('does not trust a body that is no problem of ours', () => {
    expect(toApiError(502, '<html>bad gateway</html>').type).toBe('unknown');
    expect(toApiError(500, { type: 'https://elsewhere.example/forbidden' }).type).toBe('unknown');
  });

  it('reads a bare 401 as a session that has ended', () => {
    expect(toApiError(401, undefined).type).toBe('unauthenticated');
  });

  it('reads a failed call as no answer', () => {
    expect(asApiError(new TypeError('Failed to fetch'))).toMatchObject({ type: 'network', status: 0 });
  });
});

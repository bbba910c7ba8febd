const BASE = 'https://auspex.dev/problems/';

export interface Violation {
  field: string;
  expected: string;
}

/**
 * A refusal of the API (RFC 9457), or the lack of any answer. `type` is the last part of the
 * problem's URI as docs/problems.md lists it, `network` where no answer came, and `unknown` where
 * the answer was no problem body.
 */
export class ApiError extends Error {
  readonly type: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly traceId: string | undefined;
  readonly violations: readonly Violation[];

  constructor(
    type: string,
    status: number,
    more: { detail?: string; traceId?: string; violations?: readonly Violation[] } = {},
  ) {
    super(`${type} (${status})`);
    this.name = 'ApiError';
    this.type = type;
    this.status = status;
    this.detail = more.detail;
    this.traceId = more.traceId;
    this.violations = more.violations ?? [];
  }
}

/** The error that an answer with a status outside 200 to 299 means. */
export function toApiError(status: number, body: unknown): ApiError {
  if (!isRecord(body) || typeof body.type !== 'string' || !body.type.startsWith(BASE)) {
    return new ApiError(status === 401 ? 'unauthenticated' : 'unknown', status);
  }
  return new ApiError(body.type.slice(BASE.length), status, {
    detail: text(body.detail),
    traceId: text(body.traceId),
    violations: Array.isArray(body.violations) ? body.violations.filter(isViolation) : [],
  });
}

/** What `error` is to the user; anything that is no {@link ApiError} means that no answer came. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('network', 0);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isViolation(value: unknown): value is Violation {
  return isRecord(value) && typeof value.field === 'string' && typeof value.expected === 'string';
}

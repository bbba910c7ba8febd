import { vi } from 'vitest';

type Reply = { status?: number; body?: unknown } | Error;

export interface ApiCall {
  method: string;
  path: string;
  authorization: string | null;
  body: unknown;
}

/**
 * Answers the console's calls by `METHOD /path` and records them. A call that nothing answers fails
 * the test by its message.
 */
export function stubApi(replies: Record<string, Reply | (() => Reply)>): ApiCall[] {
  const calls: ApiCall[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname;
    const text = await request.text();
    calls.push({
      method: request.method,
      path,
      authorization: request.headers.get('Authorization'),
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    });
    const found = replies[`${request.method} ${path}`];
    if (found === undefined) {
      throw new Error(`nothing answers ${request.method} ${path}`);
    }
    const reply = typeof found === 'function' ? found() : found;
    if (reply instanceof Error) {
      throw reply;
    }
    const { status = 200, body } = reply;
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
    });
  });
  return calls;
}

/** A problem body as the services write it. */
export function problem(status: number, type: string, more: object = {}): Reply {
  return {
    status,
    body: {
      type: `https://auspex.dev/problems/${type}`,
      title: type,
      status,
      detail: `detail of ${type}`,
      instance: '/v1',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      ...more,
    },
  };
}

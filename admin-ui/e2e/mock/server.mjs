// A stand-in for Keycloak, the control plane and the gateway, for work on the console alone.
// It serves the built console too. Never part of what ships.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshState } from './data.mjs';
import { search } from './search.mjs';

const DIST = fileURLToPath(
  new URL('../../target/classes/META-INF/resources/console/', import.meta.url),
);
const MEDIA_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

class Refusal extends Error {
  constructor(status, type, more = {}) {
    super(type);
    this.status = status;
    this.body = {
      type: `https://auspex.dev/problems/${type}`,
      title: type,
      status,
      detail: `The mock refused: ${type}`,
      instance: '/',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      ...more,
    };
  }
}

/** Starts on `port` (0: any) and answers `{ url, close, state }`; `state` may be changed by tests. */
export async function startMock(port = 0) {
  const state = freshState();
  let url = '';

  const token = (username) => {
    const user = state.users.find((candidate) => candidate.username === username);
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: `${url}/realms/auspex`,
      sub: username,
      iat: now,
      exp: now + 300,
      preferred_username: username,
      name: user.name,
      realm_access: { roles: user.roles },
      organization: user.organization,
    };
    const jwt = (audience) =>
      `${base64url({ alg: 'none' })}.${base64url({ ...claims, aud: audience })}.mock`;
    return {
      access_token: jwt(['control-plane', 'query-gateway']),
      id_token: jwt('auspex-console'),
      refresh_token: `refresh-${username}`,
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'openid profile organization',
    };
  };

  const userOf = (request) => {
    const header = request.headers.authorization ?? '';
    if (!header.startsWith('Bearer ') || state.sessionsEnded === true) {
      throw new Refusal(401, 'unauthenticated');
    }
    return JSON.parse(Buffer.from(header.split('.')[1], 'base64url').toString());
  };
  const sees = (user, tenant) =>
    user.realm_access.roles.includes('platform-admin') || user.organization.includes(tenant);

  const api = async (request, parts, body) => {
    if (state.down === true) {
      throw new Refusal(503, 'engine-unavailable');
    }
    if (state.delayMillis > 0) {
      await new Promise((resolve) => setTimeout(resolve, state.delayMillis));
    }
    const user = userOf(request);
    const [, area, tenant, room, name, action] = parts;
    const method = request.method;
    if (area === 'platform') {
      if (!user.realm_access.roles.includes('platform-admin')) {
        throw new Refusal(403, 'forbidden');
      }
      return [200, { items: state.plans }];
    }
    if (tenant === undefined) {
      if (method === 'POST') {
        if (state.tenants.some(({ id }) => id === body.id)) {
          throw new Refusal(409, 'tenant-exists');
        }
        const created = { ...body, createdAt: new Date().toISOString() };
        state.tenants.push(created);
        return [201, created];
      }
      return [200, { items: state.tenants.filter(({ id }) => sees(user, id)) }];
    }
    if (!sees(user, tenant)) {
      throw new Refusal(403, 'forbidden');
    }
    const found = state.tenants.find(({ id }) => id === tenant);
    if (found === undefined) {
      throw new Refusal(404, 'tenant-not-found');
    }
    const indexes = state.indexes.filter((index) => index.tenant === tenant);
    switch (room) {
      case undefined:
        return [200, found];
      case 'indexes': {
        if (name === undefined) {
          if (method === 'GET') {
            return [200, { items: indexes }];
          }
          if (body.name === 'forbidden-words') {
            throw new Refusal(400, 'invalid-schema', {
              violations: [{ field: 'schema.fields[0].name', expected: 'another name' }],
            });
          }
          const created = {
            tenant,
            name: body.name,
            state: 'ready',
            bundle: 1,
            schema: {
              fields: body.schema.fields.map((field) => ({
                searchable: false,
                weight: 1,
                ...field,
                ...(field.embedding && { embedding: { dimensions: 384, ...field.embedding } }),
              })),
            },
            ranking: state.indexes[0].ranking,
            createdAt: new Date().toISOString(),
          };
          state.indexes.push(created);
          return [201, created];
        }
        const index = indexes.find((candidate) => candidate.name === name);
        if (index === undefined) {
          throw new Refusal(404, 'index-not-found');
        }
        return [200, action === 'search' ? search(body, state.degraded ?? []) : index];
      }
      case 'api-keys': {
        if (method === 'POST') {
          const created = {
            indexes: [],
            expiresAt: null,
            allowedOrigins: [],
            mintsScopedKeys: true,
            ...body,
          };
          Object.assign(created, { id: 'n5t7w9y2z4b6', createdAt: new Date().toISOString() });
          state.keys.push({ tenant, ...created });
          return [201, { ...created, key: `ax_${created.id}_not-a-real-secret-but-just-as-long` }];
        }
        if (method === 'DELETE') {
          state.keys = state.keys.filter(({ id }) => id !== name);
          return [204];
        }
        return [200, { items: state.keys.filter((key) => key.tenant === tenant) }];
      }
      case 'quota':
        return [200, state.quota];
      case 'plan':
        state.quota = { ...state.quota, version: state.quota.version + 1 };
        return [200, state.quota];
      case 'usage':
        return [200, { items: state.usage.map((hour) => ({ tenant, ...hour })) }];
      default:
        throw new Refusal(404, 'not-found');
    }
  };

  const keycloak = (request, action, query, form) => {
    const issuer = `${url}/realms/auspex`;
    const endpoint = (name) => `${issuer}/protocol/openid-connect/${name}`;
    switch (action) {
      case 'openid-configuration':
        return [200, {
          issuer,
          authorization_endpoint: endpoint('auth'),
          token_endpoint: endpoint('token'),
          end_session_endpoint: endpoint('logout'),
          jwks_uri: endpoint('certs'),
        }];
      case 'auth':
        if (request.method === 'POST') {
          const target = new URL(query.get('redirect_uri'));
          target.searchParams.set('code', form.get('username'));
          target.searchParams.set('state', query.get('state'));
          return [302, target.href];
        }
        return [200, `<!doctype html><title>Sign in</title><form method="post">
          <input id="username" name="username"><input id="password" name="password" type="password">
          <button id="kc-login">Sign in</button></form>`];
      case 'token':
        if (form.get('grant_type') === 'authorization_code' && !form.has('code_verifier')) {
          return [400, { error: 'invalid_grant' }];
        }
        return [200, token(form.get('code') ?? form.get('refresh_token').slice('refresh-'.length))];
      case 'logout':
        return [302, query.get('post_logout_redirect_uri')];
      default:
        return [404, {}];
    }
  };

  const console_ = async (path) => {
    if (path === '/console/config.json') {
      if (state.configDown === true) {
        return [503, 'application/json', '{}'];
      }
      const config = {
        issuer: state.issuer ?? `${url}/realms/auspex`,
        clientId: 'auspex-console',
        gatewayUrl: url,
        version: '0.1.0',
      };
      return [200, 'application/json', JSON.stringify(config)];
    }
    const file = normalize(path.replace(/^\/console\/?/, '')) || 'index.html';
    const type = MEDIA_TYPES[extname(file)];
    const body = await readFile(DIST + (type === undefined ? 'index.html' : file));
    return [200, type ?? MEDIA_TYPES['.html'], body];
  };

  const answer = async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, url);
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const raw = Buffer.concat(chunks).toString();
    const parts = pathname.split('/').filter((part) => part !== '');
    if (parts[0] === 'v1') {
      const [status, body] = await api(request, parts, raw === '' ? undefined : JSON.parse(raw));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    } else if (parts[0] === 'realms') {
      const [status, body] = keycloak(request, parts.at(-1), searchParams, new URLSearchParams(raw));
      const headers = status === 302 ? { location: body } : {};
      headers['content-type'] = typeof body === 'string' ? 'text/html' : 'application/json';
      response.writeHead(status, headers);
      response.end(status === 302 ? '' : typeof body === 'string' ? body : JSON.stringify(body));
    } else if (parts[0] === 'console') {
      const [status, type, body] = await console_(pathname);
      // The policy that the control plane sends.
      const login = new URL(state.issuer ?? url).origin;
      response.writeHead(status, {
        'content-type': type,
        'content-security-policy': [
          "default-src 'self'",
          `connect-src 'self' ${login} ${url}`,
          `frame-src ${login}`,
          "img-src 'self' data:",
          "style-src 'self' 'unsafe-inline'",
          "font-src 'self' data:",
          "object-src 'none'",
          "base-uri 'self'",
          `form-action 'self' ${login}`,
          "frame-ancestors 'none'",
        ].join('; '),
      });
      response.end(body);
    } else {
      response.writeHead(302, { location: '/console/' });
      response.end();
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      const refused = error instanceof Refusal;
      if (!refused) {
        console.error(request.method, request.url, error);
      }
      response.writeHead(refused ? error.status : 500, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify(refused ? error.body : new Refusal(500, 'internal').body));
    });
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String(server.address().port)}`;
  return {
    url,
    state,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startMock(7790);
  console.log(`mock of the platform: ${url}/console/ (operator, clara, pablo, nobody; any password)`);
}

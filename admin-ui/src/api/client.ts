import createClient, { type Client } from 'openapi-fetch';
import { createContext, useContext } from 'react';
import type { paths as ControlPlanePaths } from './generated/control-plane';
import type { paths as QueryGatewayPaths } from './generated/query-gateway';
import { toApiError } from './problem';

/** The two services that the console speaks to, as the signed-in user. */
export interface Api {
  controlPlane: Client<ControlPlanePaths>;
  gateway: Client<QueryGatewayPaths>;
}

/**
 * @param controlPlaneUrl without a path; the origin of the console itself
 * @param gatewayUrl without a path
 * @param token the access token; a renewed token needs a new Api
 */
export function createApi(controlPlaneUrl: string, gatewayUrl: string, token: string): Api {
  const controlPlane = createClient<ControlPlanePaths>({ baseUrl: controlPlaneUrl });
  const gateway = createClient<QueryGatewayPaths>({ baseUrl: gatewayUrl });
  const bearer = {
    onRequest({ request }: { request: Request }) {
      request.headers.set('Authorization', `Bearer ${token}`);
      return request;
    },
  };
  controlPlane.use(bearer);
  gateway.use(bearer);
  return { controlPlane, gateway };
}

/**
 * The body of a reply, or the {@link ApiError} that it stands for.
 *
 * @typeParam T the complete form of the body from ./types
 */
export async function answer<T>(
  reply: Promise<{ data?: unknown; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await reply;
  if (!response.ok) {
    throw toApiError(response.status, error);
  }
  return data as T;
}

const ApiContext = createContext<Api | undefined>(undefined);

export const ApiProvider = ApiContext.Provider;

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === undefined) {
    throw new Error('useApi needs an ApiProvider above it');
  }
  return api;
}

import { WebStorageStateStore } from 'oidc-client-ts';
import type { AuthProviderProps } from 'react-oidc-context';
import type { ConsoleConfig } from './config';

/** Where Keycloak sends the browser back to; within the redirect URIs of the client. */
export const SIGNED_IN_PATH = '/signed-in';

interface ReturnState {
  returnTo: string;
}

/** State that brings the user back to the page that they asked for. */
export function returnHere(): ReturnState {
  const { pathname, search } = window.location;
  return { returnTo: pathname.replace(/^\/console/, '') + search };
}

export function returnPath(state: unknown): string {
  const path = (state as ReturnState | undefined)?.returnTo;
  return path === undefined || path === '' || path.startsWith(SIGNED_IN_PATH) ? '/' : path;
}

/**
 * Authorization code with PKCE. Tokens live in the session storage of the tab; the refresh token
 * renews them before they end.
 */
export function authSettings(config: ConsoleConfig): AuthProviderProps {
  const { origin } = window.location;
  return {
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: `${origin}/console${SIGNED_IN_PATH}`,
    post_logout_redirect_uri: `${origin}/console/`,
    response_type: 'code',
    scope: 'openid profile organization',
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: true,
    loadUserInfo: false,
  };
}

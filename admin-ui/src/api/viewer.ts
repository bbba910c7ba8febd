import { createContext, useContext } from 'react';

/**
 * Who is signed in. It decides what the console offers; what is allowed is decided by the services.
 */
export interface Viewer {
  username: string;
  name: string;
  roles: readonly string[];
  /** Ids of the tenants that the user belongs to. */
  tenants: readonly string[];
}

/**
 * Reads the claims of a Keycloak access token. The token comes straight from Keycloak and is only
 * read for display, so its signature is not checked here.
 *
 * @throws Error where it is no JSON Web Token
 */
export function viewerOf(accessToken: string): Viewer {
  const payload = accessToken.split('.')[1];
  if (payload === undefined) {
    throw new Error('the access token is no JSON Web Token');
  }
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
    c.charCodeAt(0),
  );
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const username = typeof claims.preferred_username === 'string' ? claims.preferred_username : '';
  const realm = claims.realm_access as { roles?: unknown } | undefined;
  return {
    username,
    name: typeof claims.name === 'string' && claims.name !== '' ? claims.name : username,
    roles: strings(realm?.roles),
    tenants: organizations(claims.organization),
  };
}

/** Keycloak writes the claim as a list of aliases, or as an object with an alias as each key. */
function organizations(claim: unknown): string[] {
  if (typeof claim === 'object' && claim !== null && !Array.isArray(claim)) {
    return Object.keys(claim);
  }
  return strings(claim);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function mayCreateTenants(viewer: Viewer): boolean {
  return viewer.roles.includes('platform-admin');
}

/** Whether the plans of the platform may be looked at. */
export function maySeePlatform(viewer: Viewer): boolean {
  return viewer.roles.includes('platform-admin') || viewer.roles.includes('platform-operator');
}

/** Whether tenants may be put on plans. */
export function maySetPlans(viewer: Viewer): boolean {
  return viewer.roles.includes('platform-admin');
}

/** Whether indexes and API keys of `tenant` may be created and revoked. */
export function mayManageTenant(viewer: Viewer, tenant: string): boolean {
  return (
    viewer.roles.includes('platform-admin') ||
    (viewer.roles.includes('tenant-admin') && viewer.tenants.includes(tenant))
  );
}

const ViewerContext = createContext<Viewer | undefined>(undefined);

export const ViewerProvider = ViewerContext.Provider;

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (viewer === undefined) {
    throw new Error('useViewer needs a ViewerProvider above it');
  }
  return viewer;
}

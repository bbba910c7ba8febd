/** What an installation tells the console at run time: GET /console/config.json. */
export interface ConsoleConfig {
  /** The Keycloak realm, such as http://127.0.0.1:7702/realms/auspex. */
  issuer: string;
  clientId: string;
  gatewayUrl: string;
  version: string;
}

/** @throws Error where the control plane does not answer with all of the settings */
export async function loadConfig(): Promise<ConsoleConfig> {
  const response = await fetch(`${import.meta.env.BASE_URL}config.json`, { cache: 'no-store' });
  if (!response.ok) {
    throw new Error(`config.json answered ${response.status}`);
  }
  const body = (await response.json()) as Record<string, unknown>;
  return {
    issuer: setting(body, 'issuer'),
    clientId: setting(body, 'clientId'),
    gatewayUrl: setting(body, 'gatewayUrl').replace(/\/$/, ''),
    version: setting(body, 'version'),
  };
}

function setting(body: Record<string, unknown>, key: keyof ConsoleConfig): string {
  const value = body[key];
  if (typeof value !== 'string' || value === '') {
    throw new Error(`config.json lacks ${key}`);
  }
  return value;
}

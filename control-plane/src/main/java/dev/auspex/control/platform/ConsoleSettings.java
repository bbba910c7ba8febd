package dev.auspex.control.platform;

/**
 * What the console fetches before it can log anybody in. Public.
 *
 * @param issuer URL of the realm
 * @param clientId the console's public client there
 * @param gatewayUrl base URL of the gateway
 * @param version of the control plane
 */
record ConsoleSettings(String issuer, String clientId, String gatewayUrl, String version) {}

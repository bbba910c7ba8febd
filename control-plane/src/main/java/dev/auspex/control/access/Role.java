package dev.auspex.control.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A realm role that the control plane knows. Lower case with hyphens in Keycloak. */
public enum Role {
  /** May do everything to every tenant, and creates tenants. */
  PLATFORM_ADMIN,
  /** Sees everything of every tenant. */
  PLATFORM_OPERATOR,
  /** May do everything inside the own tenants. */
  TENANT_ADMIN,
  /** Sees the own tenants, and changes how their searches are answered. */
  RELEVANCE_ENGINEER,
  /** Sees the own tenants, and changes their rules. */
  MERCHANDISER,
  /** Sees the own tenants. */
  VIEWER,
  /** The query-gateway's service account: reads the snapshot and nothing else. */
  GATEWAY;

  /** The name in Keycloak and in tokens. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of this name; empty for the roles that Keycloak adds for itself. */
  public static Optional<Role> named(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }
}

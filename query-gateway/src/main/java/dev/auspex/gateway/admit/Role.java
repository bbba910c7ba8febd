package dev.auspex.gateway.admit;

import java.util.Locale;
import java.util.Optional;

/** Realm roles that mean something at the gateway. */
enum Role {
  PLATFORM_ADMIN,
  PLATFORM_OPERATOR,
  TENANT_ADMIN,
  RELEVANCE_ENGINEER,
  MERCHANDISER,
  VIEWER;

  /** The role that Keycloak calls {@code name}; empty for roles of others. */
  static Optional<Role> named(String name) {
    for (Role role : values()) {
      if (role.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}

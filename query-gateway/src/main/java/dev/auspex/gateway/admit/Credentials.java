package dev.auspex.gateway.admit;

import dev.auspex.contract.key.ScopedKey;
import java.util.Set;

/** What a caller showed, well-formed; whether it holds is for {@link Admission} to say. */
sealed interface Credentials {
  /**
   * {@code ax_<id>_<secret>}.
   *
   * @param id public part
   * @param secret not checked yet; never logged
   */
  record ApiKey(String id, String secret) implements Credentials {
    @Override
    public String toString() {
      return "ApiKey[" + id + "]";
    }
  }

  /** {@code axs_<payload>.<mac>}, neither of which is checked yet. */
  record Scoped(ScopedKey key) implements Credentials {}

  /**
   * A Keycloak token whose signature, issuer, audience and expiry were verified.
   *
   * @param roles realm roles of the platform; others are left out
   * @param organizations aliases of the organizations that the token names
   */
  record Token(Set<Role> roles, Set<String> organizations) implements Credentials {
    public Token {
      roles = Set.copyOf(roles);
      organizations = Set.copyOf(organizations);
    }
  }
}

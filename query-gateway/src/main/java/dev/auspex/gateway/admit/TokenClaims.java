package dev.auspex.gateway.admit;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads what Keycloak writes into access tokens. */
final class TokenClaims {
  private TokenClaims() {}

  static Credentials.Token read(JsonWebToken token) {
    Set<Role> roles = new HashSet<>();
    if (token.getClaim("realm_access") instanceof Map<?, ?> access) {
      for (String name : strings(access.get("roles"))) {
        Role.named(name).ifPresent(roles::add);
      }
    }
    return new Credentials.Token(roles, strings(token.getClaim("organization")));
  }

  /**
   * The names in {@code claim}. Keycloak's organization mapper writes a list of aliases, or, where
   * it adds ids or attributes, an object whose member names are the aliases.
   */
  static Set<String> strings(@Nullable Object claim) {
    Set<String> names = new HashSet<>();
    switch (claim) {
      case null -> {}
      case JsonObject object -> names.addAll(object.keySet());
      case JsonArray array -> array.forEach(value -> addString(names, value));
      case Map<?, ?> map -> map.keySet().forEach(key -> names.add(String.valueOf(key)));
      case Collection<?> list -> list.forEach(value -> addString(names, value));
      default -> addString(names, claim);
    }
    return names;
  }

  private static void addString(Set<String> names, @Nullable Object value) {
    switch (value) {
      case JsonString string -> names.add(string.getString());
      case String string -> names.add(string);
      case JsonValue other -> {
        // Neither a list of aliases nor a map: names no organization.
      }
      case null, default -> {}
    }
  }
}

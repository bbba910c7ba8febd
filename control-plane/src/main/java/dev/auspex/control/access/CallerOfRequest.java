package dev.auspex.control.access;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The {@link Caller} of the current request, read from its token. */
@RequestScoped
public class CallerOfRequest {
  /** Claim of Keycloak's organization mapper: a list of aliases, or an object keyed by alias. */
  static final String ORGANIZATIONS = "organization";

  private final SecurityIdentity identity;

  CallerOfRequest(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Who sent the request; without roles and tenants where the token gives none. */
  public Caller caller() {
    Set<Role> roles =
        identity.getRoles().stream()
            .map(Role::named)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    @Nullable Object organizations =
        identity.getPrincipal() instanceof JsonWebToken token
            ? token.getClaim(ORGANIZATIONS)
            : null;
    return new Caller(roles, tenants(organizations));
  }

  /** Refuses with 403 unless the caller may add a tenant. */
  public void requireToCreateTenants() {
    if (!TenantAccess.createsTenants(caller())) {
      throw ApiProblem.of(
          ProblemType.FORBIDDEN,
          "Only the role %s may create tenants",
          Role.PLATFORM_ADMIN.wireName());
    }
  }

  /** Refuses with 403 unless the caller is a gateway. */
  public void requireToReadSnapshot() {
    if (!TenantAccess.readsSnapshot(caller())) {
      throw ApiProblem.of(
          ProblemType.FORBIDDEN, "Only the role %s may read this", Role.GATEWAY.wireName());
    }
  }

  /** Refuses with 403 unless the caller may see how the platform does. */
  public void requireToSeePlatform() {
    if (!TenantAccess.seesEveryTenant(caller())) {
      throw ApiProblem.of(
          ProblemType.FORBIDDEN,
          "Only the roles %s and %s may see this",
          Role.PLATFORM_ADMIN.wireName(),
          Role.PLATFORM_OPERATOR.wireName());
    }
  }

  /** Refuses with 403 unless the caller may change how the platform does. */
  public void requireToChangePlatform() {
    if (!TenantAccess.createsTenants(caller())) {
      throw ApiProblem.of(
          ProblemType.FORBIDDEN, "Only the role %s may do this", Role.PLATFORM_ADMIN.wireName());
    }
  }

  /** Aliases that cannot name a tenant are left out: no tenant could be theirs. */
  static Set<TenantId> tenants(@Nullable Object claim) {
    Set<String> aliases = new HashSet<>();
    switch (claim) {
      case null -> {}
      case JsonObject byAlias -> aliases.addAll(byAlias.keySet());
      case Collection<?> list -> list.forEach(element -> aliases.add(text(element)));
      default -> aliases.add(text(claim));
    }
    return aliases.stream()
        .filter(TenantId::isValid)
        .map(TenantId::new)
        .collect(Collectors.toSet());
  }

  private static String text(@Nullable Object element) {
    return switch (element) {
      case null -> "";
      case JsonString string -> string.getString();
      case JsonValue other -> other.toString();
      default -> element.toString();
    };
  }
}

package dev.auspex.gateway.admit;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.gateway.snapshot.Directory;
import dev.auspex.gateway.snapshot.Snapshots;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Decides by the snapshot alone. What the snapshot does not know is asked for once before it is
 * refused, so that a new key or index works at once.
 */
final class Admission {
  private final Snapshots snapshots;
  private final Clock clock;

  Admission(Snapshots snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * Lets the request in or throws the {@link ApiProblem} that says why not. Credentials that do not
   * hold are refused before a tenant is looked at, a foreign tenant before an index is: who may not
   * see a tenant learns nothing of it.
   *
   * @param tenant as in the path, of any shape
   * @param index as in the path, of any shape
   */
  Admitted admit(Credentials credentials, String tenant, String index, ApiKeyScope needed) {
    TenantContext context =
        switch (credentials) {
          case Credentials.ApiKey key -> byKey(key, tenant);
          case Credentials.Token token -> byToken(token, tenant);
        };
    if (!context.scopes().contains(needed)) {
      throw ApiProblem.of(
          ProblemType.FORBIDDEN,
          "This needs the scope '%s', which these credentials do not have in tenant %s",
          needed.wireName(),
          context.tenant());
    }
    requireServed(context.tenant(), needed);
    if (!IndexName.isValid(index)) {
      throw noIndex(context.tenant(), index);
    }
    IndexName name = new IndexName(index);
    if (!context.covers(name)) {
      throw ApiProblem.of(ProblemType.FORBIDDEN, "This API key does not cover index %s", name);
    }
    return new Admitted(context, find(context.tenant(), name));
  }

  /**
   * A suspended tenant is refused what its service level leaves out, and only to its own people.
   */
  private void requireServed(TenantId tenant, ApiKeyScope needed) {
    ServiceLevel service =
        snapshots.current().tenant(tenant).map(TenantSnapshot::service).orElse(ServiceLevel.FULL);
    boolean served =
        switch (service) {
          case FULL -> true;
          case READ_ONLY -> needed != ApiKeyScope.WRITE;
          case NONE -> false;
        };
    if (!served) {
      throw ApiProblem.of(
          ProblemType.TENANT_SUSPENDED,
          "Tenant %s is suspended (%s); ask the operator of the platform",
          tenant,
          service == ServiceLevel.READ_ONLY ? "it can be read, not written" : "it is not served");
    }
  }

  private TenantContext byKey(Credentials.ApiKey shown, String tenant) {
    Directory.OwnedKey owned =
        snapshots
            .current()
            .apiKey(shown.id())
            .or(() -> snapshots.refreshed().apiKey(shown.id()))
            .filter(known -> matches(shown.secret(), known.key().secretSha256()))
            .orElseThrow(
                () ->
                    ApiProblem.of(
                        ProblemType.UNAUTHENTICATED,
                        "This API key is not known or was revoked; make one in the console"));
    Instant expiresAt = owned.key().expiresAt();
    if (expiresAt != null && !clock.instant().isBefore(expiresAt)) {
      throw ApiProblem.of(
          ProblemType.API_KEY_EXPIRED, "This API key expired at %s; make a new one", expiresAt);
    }
    if (!owned.tenant().value().equals(tenant)) {
      throw foreign();
    }
    return new TenantContext(
        owned.tenant(), owned.key().scopes(), Set.copyOf(owned.key().indexes()));
  }

  private TenantContext byToken(Credentials.Token token, String tenant) {
    Set<ApiKeyScope> scopes = EnumSet.noneOf(ApiKeyScope.class);
    boolean member = token.organizations().contains(tenant);
    for (Role role : token.roles()) {
      switch (role) {
        case PLATFORM_ADMIN -> scopes.addAll(EnumSet.allOf(ApiKeyScope.class));
        case PLATFORM_OPERATOR -> scopes.add(ApiKeyScope.SEARCH);
        case TENANT_ADMIN -> {
          if (member) {
            scopes.addAll(EnumSet.allOf(ApiKeyScope.class));
          }
        }
        case RELEVANCE_ENGINEER, MERCHANDISER, VIEWER -> {
          if (member) {
            scopes.add(ApiKeyScope.SEARCH);
          }
        }
      }
    }
    if (scopes.isEmpty()) {
      throw foreign();
    }
    if (!TenantId.isValid(tenant)) {
      throw noTenant(tenant);
    }
    TenantId id = new TenantId(tenant);
    if (!snapshots.current().hasTenant(id) && !snapshots.refreshed().hasTenant(id)) {
      throw noTenant(tenant);
    }
    return new TenantContext(id, scopes, Set.of());
  }

  private IndexSnapshot find(TenantId tenant, IndexName name) {
    Optional<IndexSnapshot> known = snapshots.current().index(tenant, name);
    IndexSnapshot index =
        known
            .or(() -> snapshots.refreshed().index(tenant, name))
            .orElseThrow(() -> noIndex(tenant, name.value()));
    if (index.placement().serving().kind() == PlacementKind.PARKED) {
      snapshots.want(tenant, name);
    }
    return index;
  }

  /** Compares hashes in constant time, so that answering times tell nothing of the secret. */
  private static boolean matches(String secret, String expectedSha256) {
    byte[] actual = sha256(secret);
    byte[] expected;
    try {
      expected = HexFormat.of().parseHex(expectedSha256);
    } catch (IllegalArgumentException noHash) {
      return false;
    }
    return MessageDigest.isEqual(actual, expected);
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static ApiProblem foreign() {
    return ApiProblem.of(ProblemType.FORBIDDEN, "These credentials do not cover this tenant");
  }

  private static ApiProblem noTenant(String tenant) {
    return ApiProblem.of(ProblemType.TENANT_NOT_FOUND, "There is no tenant '%s'", tenant);
  }

  private static ApiProblem noIndex(TenantId tenant, String index) {
    return ApiProblem.of(
        ProblemType.INDEX_NOT_FOUND, "Tenant %s has no ready index '%s'", tenant, index);
  }
}

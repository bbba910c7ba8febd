package dev.auspex.gateway.admit;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterFit;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.gateway.snapshot.ServedIndex;
import dev.auspex.gateway.snapshot.Snapshots;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the snapshot alone. What the snapshot does not know is asked for once before it is
 * refused, so that a new key or index works at once.
 */
final class Admission {
  /** What everybody may who sees a tenant. */
  private static final Set<ApiKeyScope> READ = EnumSet.of(ApiKeyScope.SEARCH, ApiKeyScope.SUGGEST);

  private final Snapshots snapshots;
  private final KeyCheck keys;

  Admission(Snapshots snapshots, KeyCheck keys) {
    this.snapshots = snapshots;
    this.keys = keys;
  }

  /**
   * For whom the request works, or the {@link ApiProblem} that says why for nobody. Credentials
   * that do not hold are refused before a tenant is looked at, a foreign tenant before an index is:
   * who may not see a tenant learns nothing of it.
   *
   * @param origin the header {@code Origin}; null where it is missing
   * @param tenant as in the path, of any shape
   */
  TenantContext identify(Credentials credentials, @Nullable String origin, String tenant) {
    return switch (credentials) {
      case Credentials.ApiKey key -> ofTenant(tenant, keys.check(key, origin));
      case Credentials.Scoped key -> ofTenant(tenant, keys.check(key, origin));
      case Credentials.Token token -> byToken(token, tenant);
    };
  }

  /**
   * The same where the path names no tenant, so that the API key alone says which it is.
   *
   * @param origin the header {@code Origin}; null where it is missing
   */
  TenantContext identify(Credentials credentials, @Nullable String origin) {
    return switch (credentials) {
      case Credentials.ApiKey key -> keys.check(key, origin);
      case Credentials.Scoped key -> keys.check(key, origin);
      case Credentials.Token token ->
          throw ApiProblem.of(
              ProblemType.UNAUTHENTICATED,
              "Send 'Authorization: ApiKey <key>': here the key says whose the index is, and a token"
                  + " may be good for several tenants");
    };
  }

  /**
   * Lets who was identified in or throws the {@link ApiProblem} that says why not.
   *
   * @param index as in the path, of any shape
   */
  Admitted admit(TenantContext context, String index, ApiKeyScope needed) {
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
    ServedIndex found = find(context.tenant(), name);
    requireFit(context.filter(), found.index());
    return new Admitted(context, found);
  }

  /** A filter that cannot be asked lets nothing through; it is never left out. */
  private static void requireFit(@Nullable Filter filter, IndexSnapshot index) {
    if (filter == null) {
      return;
    }
    List<FilterFit.Misfit> misfits = FilterFit.check(filter, index.bundle().schema());
    if (!misfits.isEmpty()) {
      throw ApiProblem.of(
          ProblemType.KEY_FILTER_DOES_NOT_FIT,
          "The filter of this API key needs of index %s: for '%s' %s",
          index.name(),
          misfits.getFirst().field(),
          misfits.getFirst().expected());
    }
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
          case READ_ONLY -> isRead(needed);
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

  private static boolean isRead(ApiKeyScope scope) {
    return switch (scope) {
      case SEARCH, SUGGEST -> true;
      case WRITE, EVENTS, MANAGE -> false;
    };
  }

  private static TenantContext ofTenant(String tenant, TenantContext context) {
    if (!context.tenant().value().equals(tenant)) {
      throw foreign();
    }
    return context;
  }

  private TenantContext byToken(Credentials.Token token, String tenant) {
    Set<ApiKeyScope> scopes = EnumSet.noneOf(ApiKeyScope.class);
    boolean member = token.organizations().contains(tenant);
    for (Role role : token.roles()) {
      switch (role) {
        case PLATFORM_ADMIN -> scopes.addAll(EnumSet.allOf(ApiKeyScope.class));
        case PLATFORM_OPERATOR -> scopes.addAll(READ);
        case TENANT_ADMIN -> {
          if (member) {
            scopes.addAll(EnumSet.allOf(ApiKeyScope.class));
          }
        }
        case RELEVANCE_ENGINEER, MERCHANDISER, VIEWER -> {
          if (member) {
            scopes.addAll(READ);
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
    return new TenantContext(id, scopes, List.of(), null, null, null);
  }

  private ServedIndex find(TenantId tenant, IndexName name) {
    Optional<ServedIndex> known = snapshots.current().served(tenant, name);
    ServedIndex found =
        known
            .or(() -> snapshots.refreshed().served(tenant, name))
            .orElseThrow(() -> noIndex(tenant, name.value()));
    if (found.index().placement().serving().kind() == PlacementKind.PARKED) {
      snapshots.want(tenant, name);
    }
    return found;
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

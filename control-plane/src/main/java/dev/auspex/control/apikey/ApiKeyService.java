package dev.auspex.control.apikey;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.index.TenantIndexService;
import dev.auspex.control.tenant.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Issues, lists and revokes API keys; one transaction per method. */
@ApplicationScoped
public class ApiKeyService {
  private final TenantService tenants;
  private final TenantIndexService indexes;
  private final ApiKeyRepository keys;
  private final RevisionRepository revision;
  private final Clock clock;
  private final SecureRandom random;

  ApiKeyService(
      TenantService tenants,
      TenantIndexService indexes,
      ApiKeyRepository keys,
      RevisionRepository revision,
      Clock clock,
      SecureRandom random) {
    this.tenants = tenants;
    this.indexes = indexes;
    this.keys = keys;
    this.revision = revision;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Issues a key. Its secret is in the returned value and nowhere else.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#INVALID_REQUEST}
   */
  @Transactional
  public CreatedApiKeyView create(TenantId tenant, NewApiKey body) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ApiKeyGrant grant = body.grant(indexes.names(tenant), now);
    IssuedKey issued = IssuedKey.random(random);
    keys.add(tenant, issued, grant, now);
    revision.raise(tenant);
    return new CreatedApiKeyView(
        issued.id(),
        grant.name(),
        grant.scopes(),
        grant.indexes(),
        grant.expiresAt(),
        now,
        issued.text());
  }

  /**
   * The tenant's keys that are not revoked, oldest first.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}
   */
  @Transactional
  public List<ApiKeyView> list(TenantId tenant) {
    tenants.get(tenant);
    return keys.list(tenant).stream().map(ApiKeyView::of).toList();
  }

  /**
   * Revokes a key for good. Gateways refuse it as soon as they have the next snapshot.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#API_KEY_NOT_FOUND}
   *     where the tenant has no such key, or no more
   */
  @Transactional
  public void revoke(TenantId tenant, String id) {
    tenants.get(tenant);
    if (!keys.revoke(tenant, id, clock.instant())) {
      throw ApiProblem.of(
          ProblemType.API_KEY_NOT_FOUND, "Tenant %s has no API key of this id", tenant);
    }
    revision.raise(tenant);
  }

  /** All keys of all tenants that are not revoked, in order of tenant and id. For the snapshot. */
  @Transactional
  @PlatformWide("the snapshot holds all tenants")
  public List<ServingKey> notRevoked() {
    return keys.notRevoked().stream().map(ApiKeyService::serving).toList();
  }

  /** The tenant's keys that are not revoked. For the snapshot. */
  @Transactional
  public List<ServingKey> notRevoked(TenantId tenant) {
    return keys.list(tenant).stream().map(ApiKeyService::serving).toList();
  }

  private static ServingKey serving(ApiKey key) {
    return new ServingKey(
        new TenantId(key.tenant),
        new ApiKeySnapshot(
            key.id, key.secretSha256, Set.copyOf(key.scopes()), key.indexes(), key.expiresAt));
  }
}

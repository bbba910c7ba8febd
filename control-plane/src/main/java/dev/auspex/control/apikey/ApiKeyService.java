package dev.auspex.control.apikey;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.index.TenantIndexService;
import dev.auspex.control.tenant.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Issues, lists, rotates and revokes API keys; one transaction per method. */
@ApplicationScoped
public class ApiKeyService {
  private final TenantService tenants;
  private final TenantIndexService indexes;
  private final ApiKeyRepository keys;
  private final RevisionRepository revision;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random;

  ApiKeyService(
      TenantService tenants,
      TenantIndexService indexes,
      ApiKeyRepository keys,
      RevisionRepository revision,
      Audit audit,
      Clock clock,
      SecureRandom random) {
    this.tenants = tenants;
    this.indexes = indexes;
    this.keys = keys;
    this.revision = revision;
    this.audit = audit;
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
    Instant now = now();
    CreatedApiKeyView created = add(tenant, body.grant(known(tenant), now), now);
    revision.raise(tenant);
    return created;
  }

  private CreatedApiKeyView add(TenantId tenant, ApiKeyGrant grant, Instant now) {
    IssuedKey issued = IssuedKey.random(random);
    ApiKey key = keys.add(tenant, issued, grant, now);
    audit.record(tenant, "api-key.create", subject(key.id), null, ApiKeyView.of(key));
    return CreatedApiKeyView.of(key, issued);
  }

  /**
   * Issues a key that is good for the same as key {@code id}, which goes on working for {@code
   * overlap} and no longer than it would have.
   *
   * @param overlap not negative
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#API_KEY_NOT_FOUND}
   *     where the tenant has no such key, or no more, {@link ProblemType#API_KEY_ROTATED}
   */
  @Transactional
  public CreatedApiKeyView rotate(TenantId tenant, String id, Duration overlap) {
    tenants.get(tenant);
    ApiKey old = lock(tenant, id);
    if (old.replacedBy != null) {
      throw ApiProblem.of(
          ProblemType.API_KEY_ROTATED,
          "Key %s took the place of this one; rotate that one",
          old.replacedBy);
    }
    Instant now = now();
    CreatedApiKeyView created = add(tenant, ApiKeyGrant.again(old, now), now);
    Instant end = now.plus(overlap);
    if (old.expiresAt != null && old.expiresAt.isBefore(end)) {
      end = old.expiresAt;
    }
    keys.replace(tenant, id, created.id(), end);
    ApiKeyView before = ApiKeyView.of(old);
    audit.record(tenant, "api-key.rotate", subject(id), before, before.replaced(created.id(), end));
    revision.raise(tenant);
    return created;
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
    ApiKey key = lock(tenant, id);
    keys.revoke(tenant, id, now());
    audit.record(tenant, "api-key.revoke", subject(id), ApiKeyView.of(key), null);
    revision.raise(tenant);
  }

  private ApiKey lock(TenantId tenant, String id) {
    return keys.lock(tenant, id)
        .orElseThrow(
            () ->
                ApiProblem.of(
                    ProblemType.API_KEY_NOT_FOUND, "Tenant %s has no API key of this id", tenant));
  }

  private List<KnownIndex> known(TenantId tenant) {
    return indexes.list(tenant).stream()
        .map(index -> new KnownIndex(index.name(), index.schema()))
        .toList();
  }

  /** PostgreSQL keeps microseconds; what we answer now must be what we answer later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String subject(String id) {
    return "api-key/" + id;
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
            key.id,
            key.secretSha256,
            Set.copyOf(key.scopes()),
            key.indexes(),
            key.expiresAt,
            key.allowedOrigins(),
            key.filter(),
            key.mintingValue));
  }
}

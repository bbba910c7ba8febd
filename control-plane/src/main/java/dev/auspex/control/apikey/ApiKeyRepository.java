package dev.auspex.control.apikey;

import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class ApiKeyRepository {
  private final EntityManager entities;

  ApiKeyRepository(EntityManager entities) {
    this.entities = entities;
  }

  void add(TenantId tenant, IssuedKey issued, ApiKeyGrant grant, Instant createdAt) {
    ApiKey key = new ApiKey();
    key.id = issued.id();
    key.tenant = tenant.value();
    key.name = grant.name();
    key.secretSha256 = issued.secretSha256();
    key.scopes = grant.scopes().stream().map(scope -> scope.wireName()).toList();
    key.indexes = grant.indexes().stream().map(index -> index.value()).toList();
    key.expiresAt = grant.expiresAt();
    key.createdAt = createdAt;
    entities.persist(key);
  }

  /** The keys that are not revoked, oldest first. */
  List<ApiKey> list(TenantId tenant) {
    return entities
        .createQuery(
            "from ApiKey where tenant = :tenant and revokedAt is null order by createdAt, id",
            ApiKey.class)
        .setParameter("tenant", tenant.value())
        .getResultList();
  }

  /** All keys of all tenants that are not revoked, in order of tenant and id. */
  List<ApiKey> notRevoked() {
    return entities
        .createQuery("from ApiKey where revokedAt is null order by tenant, id", ApiKey.class)
        .getResultList();
  }

  /** Revokes a key; false where the tenant has none of this id, or it was revoked before. */
  boolean revoke(TenantId tenant, String id, Instant revokedAt) {
    return entities
            .createNativeQuery(
                "update api_key set revoked_at = ?3"
                    + " where tenant = ?1 and id = ?2 and revoked_at is null")
            .setParameter(1, tenant.value())
            .setParameter(2, id)
            .setParameter(3, revokedAt)
            .executeUpdate()
        == 1;
  }
}

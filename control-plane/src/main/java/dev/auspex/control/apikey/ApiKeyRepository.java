package dev.auspex.control.apikey;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.key.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ApiKeyRepository {
  private final EntityManager entities;

  ApiKeyRepository(EntityManager entities) {
    this.entities = entities;
  }

  ApiKey add(TenantId tenant, IssuedKey issued, ApiKeyGrant grant, Instant createdAt) {
    ApiKey key = new ApiKey();
    key.id = issued.id();
    key.tenant = tenant.value();
    key.name = grant.name();
    key.secretSha256 = issued.secretSha256();
    key.scopes = grant.scopes().stream().map(scope -> scope.wireName()).toList();
    key.indexes = grant.indexes().stream().map(index -> index.value()).toList();
    key.expiresAt = grant.expiresAt();
    key.createdAt = createdAt;
    key.allowedOrigins = grant.allowedOrigins().stream().map(Origin::value).toList();
    key.filter = StoredFilter.of(grant.filter());
    key.mintingValue = issued.mintingValue();
    entities.persist(key);
    return key;
  }

  /** The key of this id that is not revoked. Until the transaction ends nobody else changes it. */
  Optional<ApiKey> lock(TenantId tenant, String id) {
    boolean found =
        !entities
            .createNativeQuery(
                "select id from api_key where tenant = ?1 and id = ?2 and revoked_at is null"
                    + " for update")
            .setParameter(1, tenant.value())
            .setParameter(2, id)
            .getResultList()
            .isEmpty();
    return found ? Optional.of(entities.find(ApiKey.class, id)) : Optional.empty();
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

  /** Revokes a key; call {@link #lock} before. */
  void revoke(TenantId tenant, String id, Instant revokedAt) {
    entities
        .createNativeQuery("update api_key set revoked_at = ?3 where tenant = ?1 and id = ?2")
        .setParameter(1, tenant.value())
        .setParameter(2, id)
        .setParameter(3, revokedAt)
        .executeUpdate();
  }

  /** Lets a key end, another one having taken its place; call {@link #lock} before. */
  void replace(TenantId tenant, String id, String replacedBy, Instant expiresAt) {
    entities
        .createNativeQuery(
            "update api_key set replaced_by = ?3, expires_at = ?4 where tenant = ?1 and id = ?2")
        .setParameter(1, tenant.value())
        .setParameter(2, id)
        .setParameter(3, replacedBy)
        .setParameter(4, expiresAt)
        .executeUpdate();
  }
}

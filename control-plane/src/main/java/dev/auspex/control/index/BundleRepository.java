package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Bundle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The table {@code bundle}, and which of an index is live. */
@ApplicationScoped
class BundleRepository {
  private static final String OF_INDEX =
      "from StoredBundle where key.tenant = :tenant and key.index = :index";

  private final EntityManager entities;

  BundleRepository(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * The number of the live bundle; empty where there is no such index. Until the transaction ends
   * nobody else changes the index.
   */
  OptionalInt lockLive(TenantId tenant, IndexName index) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Number> live =
        entities
            .createNativeQuery(
                "select live_bundle from tenant_index where tenant = ?1 and name = ?2 for update")
            .setParameter(1, tenant.value())
            .setParameter(2, index.value())
            .getResultList();
    return live.stream().mapToInt(Number::intValue).findFirst();
  }

  /** Whether a job works on the index; call {@link #lockLive} before. */
  boolean isWorkedOn(TenantId tenant, IndexName index) {
    return !entities
        .createNativeQuery(
            "select 1 from tenant_index where tenant = ?1 and name = ?2 and job is not null")
        .setParameter(1, tenant.value())
        .setParameter(2, index.value())
        .getResultList()
        .isEmpty();
  }

  Optional<StoredBundle> find(TenantId tenant, IndexName index, int number) {
    return Optional.ofNullable(
        entities.find(
            StoredBundle.class, new StoredBundle.Key(tenant.value(), index.value(), number)));
  }

  /** At most {@code most} bundles with numbers below {@code before}, newest first. */
  List<StoredBundle> list(TenantId tenant, IndexName index, int before, int most) {
    return entities
        .createQuery(
            OF_INDEX + " and key.number < :before order by key.number desc", StoredBundle.class)
        .setParameter("tenant", tenant.value())
        .setParameter("index", index.value())
        .setParameter("before", before)
        .setMaxResults(most)
        .getResultList();
  }

  /** Adds a bundle with the next number; call {@link #lockLive} before. */
  StoredBundle add(TenantId tenant, IndexName index, Bundle content, Instant createdAt) {
    int number =
        ((Number)
                entities
                    .createNativeQuery(
                        "select max(number) + 1 from bundle where tenant = ?1 and index_name = ?2")
                    .setParameter(1, tenant.value())
                    .setParameter(2, index.value())
                    .getSingleResult())
            .intValue();
    StoredBundle added =
        new StoredBundle(
            new StoredBundle.Key(tenant.value(), index.value(), number), content, createdAt);
    entities.persist(added);
    return added;
  }

  void makeLive(TenantId tenant, IndexName index, int number) {
    entities
        .createNativeQuery(
            "update tenant_index set live_bundle = ?3 where tenant = ?1 and name = ?2")
        .setParameter(1, tenant.value())
        .setParameter(2, index.value())
        .setParameter(3, number)
        .executeUpdate();
  }
}

package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class TenantRepository {
  private final EntityManager entities;

  TenantRepository(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Adds the tenant unless its id is taken; the database decides between two at the same time.
   *
   * @return whether it was added
   */
  boolean add(TenantId id, String name, Instant createdAt) {
    return entities
            .createNativeQuery(
                "insert into tenant (id, name, created_at) values (?1, ?2, ?3)"
                    + " on conflict (id) do nothing")
            .setParameter(1, id.value())
            .setParameter(2, name)
            .setParameter(3, createdAt)
            .executeUpdate()
        == 1;
  }

  Optional<Tenant> find(TenantId id) {
    return Optional.ofNullable(entities.find(Tenant.class, id.value()));
  }

  List<Tenant> all() {
    return entities.createQuery("from Tenant order by id", Tenant.class).getResultList();
  }
}

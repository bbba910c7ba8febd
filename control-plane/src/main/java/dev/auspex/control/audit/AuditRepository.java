package dev.auspex.control.audit;

import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AuditRepository {
  private final EntityManager entities;

  AuditRepository(EntityManager entities) {
    this.entities = entities;
  }

  /** Adds an entry, of no single tenant where {@code tenant} is null. */
  void add(@Nullable TenantId tenant, NewAuditEntry entry) {
    entities
        .createNativeQuery(
            "insert into audit_entry (at, tenant, actor, actor_id, action, subject, request_id,"
                + " before, after) values (?1, cast(?2 as text), ?3, cast(?4 as text), ?5, ?6,"
                + " cast(?7 as text), cast(cast(?8 as text) as jsonb),"
                + " cast(cast(?9 as text) as jsonb))")
        .setParameter(1, entry.at())
        .setParameter(2, tenant == null ? null : tenant.value())
        .setParameter(3, entry.actor().name())
        .setParameter(4, entry.actor().id())
        .setParameter(5, entry.action())
        .setParameter(6, entry.subject())
        .setParameter(7, entry.actor().requestId())
        .setParameter(8, entry.before())
        .setParameter(9, entry.after())
        .executeUpdate();
  }
}

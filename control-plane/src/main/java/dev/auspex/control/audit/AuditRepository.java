package dev.auspex.control.audit;

import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
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

  /**
   * Entries that the transaction may see and {@code filter} wants.
   *
   * @param tenant whose; null for all
   * @param after only entries with ids after this one in the order asked for
   * @param newestFirst the order
   */
  List<AuditEntryView> find(
      @Nullable TenantId tenant, AuditFilter filter, long after, boolean newestFirst, int most) {
    Query query =
        entities
            .createNativeQuery(
                "select id, at, tenant, actor, actor_id, action, subject, request_id,"
                    + " cast(before as text), cast(after as text) from audit_entry"
                    + " where (cast(?1 as text) is null or tenant = ?1)"
                    + " and (cast(?2 as text) is null or actor = ?2)"
                    + " and (cast(?3 as text) is null or starts_with(action, ?3))"
                    + " and (cast(?4 as text) is null or starts_with(subject, ?4))"
                    + " and (cast(?5 as timestamptz) is null or at >= ?5)"
                    + " and (cast(?6 as timestamptz) is null or at < ?6)"
                    + (newestFirst ? " and id < ?7 order by id desc" : " and id > ?7 order by id"))
            .setParameter(1, tenant == null ? null : tenant.value())
            .setParameter(2, filter.actor())
            .setParameter(3, filter.action())
            .setParameter(4, filter.subject())
            .setParameter(5, filter.since())
            .setParameter(6, filter.until())
            .setParameter(7, after)
            .setMaxResults(most);
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> view((Object[]) row)).toList();
  }

  private static AuditEntryView view(Object[] row) {
    return new AuditEntryView(
        ((Number) row[0]).longValue(),
        (Instant) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        (String) row[5],
        (String) row[6],
        (String) row[7],
        (String) row[8],
        (String) row[9]);
  }
}

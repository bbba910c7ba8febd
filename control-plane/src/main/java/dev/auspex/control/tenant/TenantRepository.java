package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class TenantRepository {
  /** A tenant whose organization is to be made, and how often that was tried. */
  record Due(TenantId tenant, String name, int attempt) {}

  private final EntityManager entities;

  TenantRepository(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Adds the tenant unless its id is taken, or was once; the database decides between two at the
   * same time.
   *
   * @return whether it was added; if not, the transaction must roll back
   */
  boolean add(TenantId id, String name, Instant createdAt) {
    boolean added =
        entities
                .createNativeQuery(
                    "insert into tenant (id, name, created_at) values (?1, ?2, ?3)"
                        + " on conflict (id) do nothing")
                .setParameter(1, id.value())
                .setParameter(2, name)
                .setParameter(3, createdAt)
                .executeUpdate()
            == 1;
    // Looked at afterwards: the row may have gone away while the insert waited for it.
    return added
        && entities
            .createNativeQuery("select 1 from removed_tenant where tenant = ?1")
            .setParameter(1, id.value())
            .getResultList()
            .isEmpty();
  }

  Optional<Tenant> find(TenantId id) {
    return Optional.ofNullable(entities.find(Tenant.class, id.value()));
  }

  /** The tenant as it is now, whatever this transaction has read before; others wait to change. */
  Optional<Tenant> locked(TenantId id) {
    entities.clear();
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Tenant> rows =
        entities
            .createNativeQuery("select * from tenant where id = ?1 for no key update", Tenant.class)
            .setParameter(1, id.value())
            .getResultList();
    return rows.stream().findFirst();
  }

  /** In order of the bytes of the ids, as cursors compare them. */
  @PlatformWide("the list of tenants")
  List<Tenant> behind(@Nullable String after, int most) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Tenant> rows =
        entities
            .createNativeQuery(
                "select * from tenant where id collate \"C\" > ?1 order by id collate \"C\""
                    + " limit ?2",
                Tenant.class)
            .setParameter(1, Objects.requireNonNullElse(after, ""))
            .setParameter(2, most)
            .getResultList();
    return rows;
  }

  List<Tenant> all() {
    return entities.createQuery("from Tenant order by id", Tenant.class).getResultList();
  }

  /** Suspends the tenant, or resumes it where {@code left} is null. */
  void suspend(TenantId id, @Nullable ServiceLevel left) {
    entities
        .createNativeQuery("update tenant set suspended = cast(?2 as text) where id = ?1")
        .setParameter(1, id.value())
        .setParameter(2, left == null ? null : left.wireName())
        .executeUpdate();
  }

  /** Has the tenant deleted after {@code grace}, by the clock of the database. */
  void delete(TenantId id, Duration grace, long closedRevision) {
    entities
        .createNativeQuery(
            "update tenant set delete_after = clock_timestamp() + ?2 * interval '1 millisecond',"
                + " removal_after = clock_timestamp() + ?2 * interval '1 millisecond',"
                + " closed_revision = ?3 where id = ?1")
        .setParameter(1, id.value())
        .setParameter(2, grace.toMillis())
        .setParameter(3, closedRevision)
        .executeUpdate();
  }

  void undelete(TenantId id) {
    entities
        .createNativeQuery(
            "update tenant set delete_after = null, removal_after = null, removal_reason = null,"
                + " closed_revision = null where id = ?1")
        .setParameter(1, id.value())
        .executeUpdate();
  }

  /** Takes a tenant whose organization is to be made, and keeps others from it. */
  @PlatformWide("takes whatever is due next")
  Optional<Due> leaseOrganization(Duration lease) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Object[]> taken =
        entities
            .createNativeQuery(
                "update tenant set organization_attempts = organization_attempts + 1,"
                    + " organization_after = clock_timestamp() + ?1 * interval '1 millisecond'"
                    + " where id = (select id from tenant where organization = 'pending'"
                    + " and not removing and organization_after <= clock_timestamp()"
                    + " order by organization_after limit 1 for update skip locked)"
                    + " returning id, name, organization_attempts")
            .setParameter(1, lease.toMillis())
            .getResultList();
    return taken.stream()
        .findFirst()
        .map(
            row ->
                new Due(
                    new TenantId((String) row[0]), (String) row[1], ((Number) row[2]).intValue()));
  }

  void organizationIsReady(TenantId id) {
    entities
        .createNativeQuery(
            "update tenant set organization = 'ready', organization_reason = null where id = ?1")
        .setParameter(1, id.value())
        .executeUpdate();
  }

  void postponeOrganization(TenantId id, String reason, Duration pause) {
    entities
        .createNativeQuery(
            "update tenant set organization_reason = ?2,"
                + " organization_after = clock_timestamp() + ?3 * interval '1 millisecond'"
                + " where id = ?1 and organization = 'pending'")
        .setParameter(1, id.value())
        .setParameter(2, reason)
        .setParameter(3, pause.toMillis())
        .executeUpdate();
  }
}

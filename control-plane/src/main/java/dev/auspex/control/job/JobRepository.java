package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class JobRepository {
  private static final String ACTIVE = "('running', 'paused', 'rolling-back')";

  private final EntityManager entities;

  JobRepository(EntityManager entities) {
    this.entities = entities;
  }

  void add(TenantId tenant, StoredJob job) {
    entities.persist(job);
    entities.flush();
  }

  Optional<StoredJob> find(TenantId tenant, String id) {
    return Optional.ofNullable(entities.find(StoredJob.class, id))
        .filter(job -> job.tenant.equals(tenant.value()));
  }

  /** The job as it is now; no one else changes it until this transaction ends. */
  Optional<StoredJob> lock(TenantId tenant, String id) {
    @Nullable StoredJob job = entities.find(StoredJob.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (job == null || !job.tenant.equals(tenant.value())) {
      return Optional.empty();
    }
    entities.refresh(job);
    return Optional.of(job);
  }

  /** The jobs of an index that have not ended. */
  List<StoredJob> active(TenantId tenant, IndexName index) {
    return entities
        .createQuery(
            "from StoredJob where tenant = :tenant and index = :index and status in " + ACTIVE,
            StoredJob.class)
        .setParameter("tenant", tenant.value())
        .setParameter("index", index.value())
        .getResultList();
  }

  /**
   * At most {@code most} jobs, newest first.
   *
   * @param index only of this index; null for all
   * @param active only those that have not ended
   * @param before only those made before the one of this id; null for all
   */
  List<StoredJob> list(
      TenantId tenant,
      @Nullable IndexName index,
      boolean active,
      @Nullable String before,
      int most) {
    var query =
        entities
            .createQuery(
                "from StoredJob where tenant = :tenant"
                    + (index == null ? "" : " and index = :index")
                    + (active ? " and status in " + ACTIVE : "")
                    + (before == null
                        ? ""
                        : " and (createdAt, id) < (select b.createdAt, b.id from StoredJob b"
                            + " where b.id = :before)")
                    + " order by createdAt desc, id desc",
                StoredJob.class)
            .setParameter("tenant", tenant.value())
            .setMaxResults(most);
    if (index != null) {
      query.setParameter("index", index.value());
    }
    if (before != null) {
      query.setParameter("before", before);
    }
    return query.getResultList();
  }

  /** At most {@code most} jobs of all tenants that have not ended, oldest first. */
  @PlatformWide("operators see the work of the whole platform")
  List<StoredJob> activeOfAll(int most) {
    return entities
        .createQuery(
            "from StoredJob where status in " + ACTIVE + " order by createdAt, id", StoredJob.class)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Takes the job that has waited longest and that nobody is at, and keeps others from it for
   * {@code lease}. Jobs of tenants that are to be deleted rest.
   */
  @PlatformWide("takes whatever is due next")
  Optional<StoredJob> lease(Duration lease) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<String> taken =
        entities
            .createNativeQuery(
                "update job set fence = fence + 1,"
                    + " lease_until = clock_timestamp() + ?1 * interval '1 millisecond'"
                    + " where id = (select j.id from job j"
                    + " join tenant t on t.id = j.tenant and t.delete_after is null"
                    + " where j.status in ('running', 'rolling-back')"
                    + " and j.lease_until <= clock_timestamp()"
                    + " and j.attempt_after <= clock_timestamp()"
                    + " order by j.attempt_after limit 1 for update of j skip locked)"
                    + " returning id")
            .setParameter(1, lease.toMillis())
            .getResultList();
    return taken.stream()
        .findFirst()
        .map(
            id -> {
              StoredJob job = entities.find(StoredJob.class, id);
              entities.refresh(job);
              return job;
            });
  }

  /** Keeps the job for another {@code lease}; whether it is still the caller's to keep. */
  boolean renew(TenantId tenant, String id, long fence, Duration lease) {
    return entities
            .createNativeQuery(
                "update job set lease_until = clock_timestamp() + ?4 * interval '1 millisecond'"
                    + " where tenant = ?1 and id = ?2 and fence = ?3 and not exists"
                    + " (select 1 from tenant where id = ?1 and delete_after is not null)")
            .setParameter(1, tenant.value())
            .setParameter(2, id)
            .setParameter(3, fence)
            .setParameter(4, lease.toMillis())
            .executeUpdate()
        == 1;
  }

  /** Lets others take the job, after {@code pause}. */
  void letGo(TenantId tenant, String id, long fence, Duration pause) {
    entities
        .createNativeQuery(
            "update job set lease_until = clock_timestamp(),"
                + " attempt_after = clock_timestamp() + ?4 * interval '1 millisecond'"
                + " where tenant = ?1 and id = ?2 and fence = ?3")
        .setParameter(1, tenant.value())
        .setParameter(2, id)
        .setParameter(3, fence)
        .setParameter(4, pause.toMillis())
        .executeUpdate();
  }
}

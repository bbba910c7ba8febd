package dev.auspex.control.drift;

import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.elastic.EngineFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Time is the database's: replicas may disagree. */
@ApplicationScoped
@PlatformWide("Elasticsearch holds all tenants")
class DriftRepository {
  /** A document that has just been removed may be seen once more. */
  private static final String CONFIRMED = "(kind <> 'unknown-documents' or seen >= 2)";

  private static final String NOT_SEEN_NOW =
      " where mended_at is null and last_seen < now()"
          + " and not (kind = 'unknown-documents' and split_part(subject, '/', 1) in (?1))";

  private final EntityManager entities;

  DriftRepository(EntityManager entities) {
    this.entities = entities;
  }

  /** Takes the turn to look, if it is time; the next one is {@code pause} later. */
  boolean takeTurn(Duration pause) {
    return entities
            .createNativeQuery(
                "update drift_check"
                    + " set next_at = clock_timestamp() + ?1 * interval '1 millisecond'"
                    + " where next_at <= clock_timestamp()")
            .setParameter(1, pause.toMillis())
            .executeUpdate()
        == 1;
  }

  /** Notes that it is there now. */
  void see(Finding finding) {
    entities
        .createNativeQuery(
            "insert into drift"
                + " (kind, subject, tenant, detail, mendable, seen, first_seen, last_seen)"
                + " values (?1, ?2, (select id from tenant where id = ?3 and not removing),"
                + " ?4, ?5, 1, now(), now())"
                + " on conflict (kind, subject) where mended_at is null do update"
                + " set tenant = excluded.tenant, detail = excluded.detail,"
                + " mendable = excluded.mendable, seen = drift.seen + 1, last_seen = now()")
        .setParameter(1, finding.kind().wireName())
        .setParameter(2, finding.subject())
        .setParameter(3, finding.tenant() == null ? "" : finding.tenant().value())
        .setParameter(4, finding.detail())
        .setParameter(5, finding.mendable())
        .executeUpdate();
  }

  /**
   * Notes that everything else is over, what was never confirmed as if it had not been; call it
   * after {@link #see}, in its transaction.
   *
   * @param unread cells of whose documents nothing is known now
   */
  void endTheRest(Set<String> unread) {
    List<String> kept = unread.isEmpty() ? List.of("") : List.copyOf(unread);
    entities
        .createNativeQuery("delete from drift" + NOT_SEEN_NOW + " and not " + CONFIRMED)
        .setParameter(1, kept)
        .executeUpdate();
    entities
        .createNativeQuery("update drift set mended_at = now()" + NOT_SEEN_NOW)
        .setParameter(1, kept)
        .executeUpdate();
    entities.createNativeQuery("update drift_check set checked_at = now()").executeUpdate();
  }

  /** Removes what was mended longer than {@code keep} ago. */
  void forget(Duration keep) {
    entities
        .createNativeQuery(
            "delete from drift where mended_at < now() - ?1 * interval '1 millisecond'")
        .setParameter(1, keep.toMillis())
        .executeUpdate();
  }

  /** At most {@code most}: what is there now, oldest first, then what is over, latest first. */
  List<StoredDrift> list(int most) {
    return entities
        .createQuery(
            "from StoredDrift where "
                + CONFIRMED
                + " order by mendedAt desc nulls first, firstSeen, kind, subject",
            StoredDrift.class)
        .setMaxResults(most)
        .getResultList();
  }

  /** When a look last came to its end. */
  Optional<Instant> checkedAt() {
    @Nullable Object at =
        entities
            .createNativeQuery("select checked_at from drift_check", Instant.class)
            .getSingleResult();
    return Optional.ofNullable((Instant) at);
  }

  /** How many there are now of each kind that there are any of. */
  List<Object[]> counts() {
    return entities
        .createQuery(
            "select kind, count(*) from StoredDrift where mendedAt is null and "
                + CONFIRMED
                + " group by kind",
            Object[].class)
        .getResultList();
  }

  Optional<StoredDrift> find(String id) {
    return entities
        .createQuery("from StoredDrift where id = :id and " + CONFIRMED, StoredDrift.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** The one of a kind that is there now; no one else changes it until this transaction ends. */
  Optional<StoredDrift> lock(Finding.Key key) {
    return entities
        .createQuery(
            "from StoredDrift where kind = :kind and subject = :subject and mendedAt is null",
            StoredDrift.class)
        .setParameter("kind", key.kind().wireName())
        .setParameter("subject", key.subject())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** Notes that a locked one is over; {@code by} whom, or null where it went by itself. */
  void end(StoredDrift drift, @Nullable String by) {
    entities
        .createNativeQuery("update drift set mended_at = now(), mended_by = ?2 where id = ?1")
        .setParameter(1, drift.id)
        .setParameter(2, by)
        .executeUpdate();
    entities.refresh(drift);
  }

  /** The tenants whose removal has begun. */
  List<TenantId> leaving() {
    List<?> ids =
        entities.createNativeQuery("select id from tenant where removing").getResultList();
    return ids.stream().map(id -> new TenantId((String) id)).toList();
  }

  /**
   * Until the transaction ends, nobody declares, makes, moves or removes an index. It waits only so
   * briefly for those who do that none of them is taken for a deadlock.
   *
   * @throws EngineFailure where somebody is at it
   */
  void keepIndexesAndJobsAsTheyAre() {
    entities.createNativeQuery("set local lock_timeout = '200ms'").executeUpdate();
    try {
      entities.createNativeQuery("lock table tenant_index, job in share mode").executeUpdate();
    } catch (LockTimeoutException | PessimisticLockException busy) {
      throw EngineFailure.busy("Indexes are being changed at this moment");
    }
  }
}

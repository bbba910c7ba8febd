package dev.auspex.control.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.GatewayReport;
import dev.auspex.contract.snapshot.GatewayReport.WantedIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables {@code gateway} and {@code publication}. Time is the database's. */
@ApplicationScoped
class GatewayRepository {
  private static final String HEARD = "reported_at > clock_timestamp() - ";
  private static final String MILLIS = " * interval '1 millisecond'";

  private final EntityManager entities;
  private final ObjectMapper json = new ObjectMapper();

  GatewayRepository(EntityManager entities) {
    this.entities = entities;
  }

  void report(String gateway, GatewayReport report) {
    entities
        .createNativeQuery(
            "insert into gateway (id, epoch, revision, behind)"
                + " values (?1, ?2, ?3, cast(?4 as jsonb))"
                + " on conflict (id) do update set epoch = excluded.epoch,"
                + " revision = excluded.revision, behind = excluded.behind,"
                + " reported_at = clock_timestamp()")
        .setParameter(1, gateway)
        .setParameter(2, report.epoch())
        .setParameter(3, report.revision())
        .setParameter(4, write(report.behind()))
        .executeUpdate();
  }

  boolean remove(String gateway) {
    return entities
            .createNativeQuery("delete from gateway where id = ?1")
            .setParameter(1, gateway)
            .executeUpdate()
        == 1;
  }

  boolean allHave(long revision, Duration lostAfter) {
    return (Boolean)
        entities
            .createNativeQuery(
                "select not exists (select 1 from gateway where "
                    + HEARD
                    + "?2"
                    + MILLIS
                    + " and (revision < ?1 or epoch <> catalogue_epoch()))")
            .setParameter(1, revision)
            .setParameter(2, lostAfter.toMillis())
            .getSingleResult();
  }

  /**
   * Notes which publications have come to every gateway that reports, and returns how long each
   * took. Nothing is in effect while no gateway reports, and nothing of a tenant while one of them
   * is behind with an index of it.
   */
  List<Duration> settle(Duration silentAfter) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Number> took =
        entities
            .createNativeQuery(
                "update publication set effective_at = clock_timestamp()"
                    + " where effective_at is null and revision <= (select min(case when epoch ="
                    + " catalogue_epoch() then revision else 0 end) from gateway where "
                    + HEARD
                    + "?1"
                    + MILLIS
                    + ") and not exists (select 1 from gateway where "
                    + HEARD
                    + "?1"
                    + MILLIS
                    + " and behind @> jsonb_build_array(jsonb_build_object("
                    + "'tenant', publication.tenant))) returning cast(extract(epoch from effective_at - published_at) * 1000000"
                    + " as bigint)")
            .setParameter(1, silentAfter.toMillis())
            .getResultList();
    return took.stream().map(micros -> Duration.ofNanos(micros.longValue() * 1000)).toList();
  }

  @SuppressWarnings("unchecked") // Rows of native queries have no type.
  List<GatewayView> all(Duration lostAfter, Duration silentAfter) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select id, revision, epoch = catalogue_epoch(), reported_at, "
                    + HEARD
                    + "?2"
                    + MILLIS
                    + ", cast(behind as text) from gateway where "
                    + HEARD
                    + "?1"
                    + MILLIS
                    + " order by id")
            .setParameter(1, lostAfter.toMillis())
            .setParameter(2, silentAfter.toMillis())
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new GatewayView(
                    (String) row[0],
                    (Boolean) row[2] ? ((Number) row[1]).longValue() : 0,
                    (Boolean) row[4],
                    instant(row[3]),
                    behind((String) row[5])))
        .toList();
  }

  @SuppressWarnings("unchecked") // Rows of native queries have no type.
  List<PublicationView> publications(int most) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                "select revision, tenant, published_at, effective_at from publication"
                    + " order by revision desc limit ?1")
            .setParameter(1, most)
            .getResultList();
    return rows.stream()
        .map(
            row -> {
              Instant published = instant(row[2]);
              @Nullable Instant effective = row[3] == null ? null : instant(row[3]);
              return new PublicationView(
                  ((Number) row[0]).longValue(),
                  new TenantId((String) row[1]),
                  published,
                  effective,
                  effective == null ? null : Duration.between(published, effective).toMillis());
            })
        .toList();
  }

  void sweep(Duration keep, Duration lostAfter) {
    entities
        .createNativeQuery(
            "delete from publication where published_at < clock_timestamp() - ?1" + MILLIS)
        .setParameter(1, keep.toMillis())
        .executeUpdate();
    entities
        .createNativeQuery(
            "delete from gateway where reported_at < clock_timestamp() - ?1" + MILLIS)
        .setParameter(1, Math.max(lostAfter.toMillis(), Duration.ofDays(1).toMillis()))
        .executeUpdate();
  }

  /** The tenant of each publication after {@code revision}; a tenant may occur again. */
  @SuppressWarnings("unchecked") // Rows of native queries have no type.
  List<TenantId> changedAfter(long revision) {
    List<String> tenants =
        entities
            .createNativeQuery(
                "select distinct tenant from publication where revision > ?1", String.class)
            .setParameter(1, revision)
            .getResultList();
    return tenants.stream().map(TenantId::new).toList();
  }

  /** The last publication of each tenant. */
  @SuppressWarnings("unchecked") // Rows of native queries have no type.
  List<LastChange> lastChanges() {
    List<Object[]> rows =
        entities
            .createNativeQuery("select tenant, max(revision) from publication group by tenant")
            .getResultList();
    return rows.stream()
        .map(row -> new LastChange(new TenantId((String) row[0]), ((Number) row[1]).longValue()))
        .toList();
  }

  /** The revision before the oldest publication; {@code revision} where there is none. */
  long completeSince(long revision) {
    return ((Number)
            entities
                .createNativeQuery("select coalesce(min(revision) - 1, ?1) from publication")
                .setParameter(1, revision)
                .getSingleResult())
        .longValue();
  }

  /** When a tenant was last published. */
  record LastChange(TenantId tenant, long revision) {}

  private String write(List<WantedIndex> indexes) {
    try {
      return json.writeValueAsString(indexes);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("names are plain data", impossible);
    }
  }

  private List<WantedIndex> behind(String stored) {
    try {
      return List.of(json.readValue(stored, WantedIndex[].class));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a report is stored as it was written", broken);
    }
  }

  private static Instant instant(Object column) {
    return switch (column) {
      case Instant instant -> instant;
      case java.time.OffsetDateTime time -> time.toInstant();
      case java.util.Date date -> date.toInstant();
      default -> throw new IllegalStateException("no time: " + column.getClass());
    };
  }
}

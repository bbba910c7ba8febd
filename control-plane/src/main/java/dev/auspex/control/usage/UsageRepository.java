package dev.auspex.control.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.usage.UsageReport;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The tables {@code usage_hour} and {@code usage_report}. Time is the database's. */
@ApplicationScoped
class UsageRepository {
  private static final String HOURS =
      "select tenant, hour, documents, bytes, searches, writes, written_bytes, rerank_millis"
          + " from usage_hour where hour >= ?1 and hour < ?2";
  private static final String MILLIS = " * interval '1 millisecond'";
  private static final Duration LONGEST_SILENCE = Duration.ofDays(90);

  private final EntityManager entities;
  private final ObjectMapper json;

  UsageRepository(EntityManager entities, ObjectMapper json) {
    this.entities = entities;
    this.json = json;
  }

  /** Whether the report is a new one; then it is remembered, with what the caller adds. */
  @PlatformWide("gateways serve every tenant")
  boolean isNew(UsageReport report) {
    return entities
            .createNativeQuery(
                "insert into usage_report (source, sequence) values (cast(?1 as uuid), ?2)"
                    + " on conflict (source) do update set sequence = excluded.sequence,"
                    + " reported_at = clock_timestamp()"
                    + " where usage_report.sequence < excluded.sequence")
            .setParameter(1, report.source().toString())
            .setParameter(2, report.sequence())
            .executeUpdate()
        == 1;
  }

  /** Adds to the hours; a tenant that is gone or about to go is passed over. */
  @PlatformWide("gateways serve every tenant")
  void add(List<UsageReport.Entry> entries) {
    entities
        .createNativeQuery(
            "insert into usage_hour as u (tenant, hour, searches, writes, written_bytes,"
                + " rerank_millis) select e.tenant,"
                + " date_trunc('hour', to_timestamp(e.hour), 'UTC'), sum(e.searches),"
                + " sum(e.writes), sum(e.bytes), sum(e.millis)"
                + " from jsonb_to_recordset(cast(?1 as jsonb)) as e (tenant text, hour bigint,"
                + " searches bigint, writes bigint, bytes bigint, millis bigint)"
                + " join tenant t on t.id = e.tenant and not t.removing group by 1, 2 order by 1, 2"
                + " on conflict (tenant, hour) do update set"
                + " searches = u.searches + excluded.searches,"
                + " writes = u.writes + excluded.writes,"
                + " written_bytes = u.written_bytes + excluded.written_bytes,"
                + " rerank_millis = u.rerank_millis + excluded.rerank_millis")
        .setParameter(1, write(entries))
        .executeUpdate();
  }

  private String write(List<UsageReport.Entry> entries) {
    try {
      return json.writeValueAsString(
          entries.stream()
              .map(
                  entry ->
                      Map.of(
                          "tenant", entry.tenant(),
                          "hour", entry.hourSeconds(),
                          "searches", entry.used().searches(),
                          "writes", entry.used().writes(),
                          "bytes", entry.used().writtenBytes(),
                          "millis", entry.used().rerankMillis()))
              .toList());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("counts are plain data", impossible);
    }
  }

  /** How many gateways have said something within {@code silentAfter}. */
  @PlatformWide("gateways serve every tenant")
  int gateways(Duration silentAfter) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from gateway where reported_at > clock_timestamp() - ?1"
                        + MILLIS)
                .setParameter(1, silentAfter.toMillis())
                .getSingleResult())
        .intValue();
  }

  /** Notes what is stored now in the hours that this is in. */
  @PlatformWide("all tenants are measured at once")
  void noteStored() {
    entities
        .createNativeQuery(
            "insert into usage_hour as u (tenant, hour, documents, bytes)"
                + " select tenant, date_trunc('hour', clock_timestamp(), 'UTC'), documents, bytes"
                + " from stored_use where documents > 0 order by tenant"
                + " on conflict (tenant, hour) do update set"
                + " documents = greatest(u.documents, excluded.documents),"
                + " bytes = greatest(u.bytes, excluded.bytes)"
                + " where u.documents < excluded.documents or u.bytes < excluded.bytes")
        .executeUpdate();
  }

  /** At most {@code most} hours of one tenant after {@code after}, oldest first. */
  List<UsageHourView> hours(TenantId tenant, UsageQuery.Span span, Instant after, int most) {
    return views(
        entities
            .createNativeQuery(HOURS + " and tenant = ?3 and hour > ?4 order by hour limit ?5")
            .setParameter(1, span.from())
            .setParameter(2, span.to())
            .setParameter(3, tenant.value())
            .setParameter(4, after)
            .setParameter(5, most)
            .getResultList());
  }

  /** The same of all tenants, in order of hour and tenant; {@code tenant} of the last one. */
  @PlatformWide("for the operators, who see everything")
  List<UsageHourView> hoursOfAll(UsageQuery.Span span, Instant after, String tenant, int most) {
    return views(
        entities
            .createNativeQuery(
                HOURS + " and (hour, tenant) > (?3, ?4) order by hour, tenant limit ?5")
            .setParameter(1, span.from())
            .setParameter(2, span.to())
            .setParameter(3, after)
            .setParameter(4, tenant)
            .setParameter(5, most)
            .getResultList());
  }

  /** Removes old hours, and gateways that have not reported for long. */
  @PlatformWide("time passes for all tenants")
  void sweep(Duration keep) {
    entities
        .createNativeQuery("delete from usage_hour where hour < clock_timestamp() - ?1" + MILLIS)
        .setParameter(1, keep.toMillis())
        .executeUpdate();
    entities
        .createNativeQuery(
            "delete from usage_report where reported_at < clock_timestamp() - ?1" + MILLIS)
        .setParameter(1, LONGEST_SILENCE.toMillis())
        .executeUpdate();
  }

  private static List<UsageHourView> views(List<?> rows) {
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new UsageHourView(
                    new TenantId((String) row[0]),
                    (Instant) row[1],
                    number(row[2]),
                    number(row[3]),
                    number(row[4]),
                    number(row[5]),
                    number(row[6]),
                    number(row[7])))
        .toList();
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}

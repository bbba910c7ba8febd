package dev.auspex.control.quota;

import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.quota.TenantLimits.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds for each tenant, and what it uses. Time is the database's. */
@ApplicationScoped
class QuotaRepository {
  private static final String HELD =
      "select t.id, p.id as plan_id, p.name, t.plan is null, cast(p.limits as text),"
          + " cast(t.limit_overrides as text), t.quota_version, coalesce(s.documents, 0),"
          + " coalesce(s.bytes, 0) from tenant t"
          + " join plan p on p.id = t.plan or (t.plan is null and p.is_default)"
          + " left join stored_use s on s.tenant = t.id";

  /**
   * What holds for a tenant.
   *
   * @param followsDefault whether it has no plan of its own
   */
  record Held(
      TenantId tenant,
      String plan,
      String planName,
      boolean followsDefault,
      TenantLimits limits,
      long version,
      Stored stored) {}

  private final EntityManager entities;

  QuotaRepository(EntityManager entities) {
    this.entities = entities;
  }

  /** Lets others of this tenant wait here until this transaction ends; false without a tenant. */
  boolean lock(TenantId tenant) {
    return !entities
        .createNativeQuery("select 1 from tenant where id = ?1 for no key update")
        .setParameter(1, tenant.value())
        .getResultList()
        .isEmpty();
  }

  Optional<Held> find(TenantId tenant) {
    return held(
            entities
                .createNativeQuery(HELD + " where t.id = ?1")
                .setParameter(1, tenant.value())
                .getResultList())
        .stream()
        .findFirst();
  }

  @PlatformWide("the snapshot holds all tenants")
  List<Held> all() {
    return held(entities.createNativeQuery(HELD).getResultList());
  }

  @PlatformWide("what was measured is about many tenants")
  List<Held> of(Collection<TenantId> tenants) {
    return held(
        entities
            .createNativeQuery(
                HELD + " where t.id in (select jsonb_array_elements_text(cast(?1 as jsonb)))")
            .setParameter(1, LimitsJson.write(tenants.stream().map(TenantId::value).toList()))
            .getResultList());
  }

  long indexes(TenantId tenant) {
    return number(
        entities
            .createNativeQuery("select count(*) from tenant_index where tenant = ?1")
            .setParameter(1, tenant.value())
            .getSingleResult());
  }

  /** The number of fields of the tenant's index that has most; 0 without an index. */
  long mostFields(TenantId tenant) {
    return number(
        entities
            .createNativeQuery(
                "select coalesce(max(jsonb_array_length(b.schema -> 'fields')), 0)"
                    + " from tenant_index i join bundle b on b.tenant = i.tenant"
                    + " and b.index_name = i.name and b.number = i.live_bundle"
                    + " where i.tenant = ?1")
            .setParameter(1, tenant.value())
            .getSingleResult());
  }

  void change(TenantId tenant, @Nullable String plan, Overrides overrides) {
    entities
        .createNativeQuery(
            "update tenant set plan = cast(?2 as text), limit_overrides = cast(?3 as jsonb),"
                + " quota_version = quota_version + 1 where id = ?1")
        .setParameter(1, tenant.value())
        .setParameter(2, plan)
        .setParameter(3, LimitsJson.write(overrides))
        .executeUpdate();
  }

  /** Whether it is time to measure; then nobody else does for {@code every}. */
  @PlatformWide("all tenants are measured at once")
  boolean isDue(Duration every) {
    return entities
            .createNativeQuery(
                "update measuring set due_at = clock_timestamp() + ?1 * interval '1 millisecond'"
                    + " where due_at <= clock_timestamp()")
            .setParameter(1, every.toMillis())
            .executeUpdate()
        == 1;
  }

  @PlatformWide("all tenants are measured at once")
  void measuredNow() {
    entities
        .createNativeQuery("update measuring set measured_at = clock_timestamp()")
        .executeUpdate();
  }

  @PlatformWide("one time for all tenants")
  @Nullable Instant measuredAt() {
    return (Instant)
        entities.createNativeQuery("select measured_at from measuring").getSingleResult();
  }

  /** What each tenant stored when it was last measured; those with nothing are left out. */
  @PlatformWide("all tenants are measured at once")
  Map<TenantId, Stored> stored() {
    List<?> rows =
        entities
            .createNativeQuery("select tenant, documents, bytes from stored_use")
            .getResultList();
    Map<TenantId, Stored> stored = HashMap.newHashMap(rows.size());
    rows.stream()
        .map(Object[].class::cast)
        .forEach(
            row ->
                stored.put(
                    new TenantId((String) row[0]), new Stored(number(row[1]), number(row[2]))));
    return stored;
  }

  /** Keeps what was measured; a tenant that is gone or about to go is passed over. */
  @PlatformWide("all tenants are measured at once")
  void store(Map<TenantId, Stored> changed) {
    entities
        .createNativeQuery(
            "insert into stored_use (tenant, documents, bytes)"
                + " select m.tenant, m.documents, m.bytes from"
                + " jsonb_to_recordset(cast(?1 as jsonb))"
                + " as m (tenant text, documents bigint, bytes bigint)"
                + " join tenant t on t.id = m.tenant and not t.removing"
                + " on conflict (tenant) do update"
                + " set documents = excluded.documents, bytes = excluded.bytes")
        .setParameter(
            1,
            LimitsJson.write(
                changed.entrySet().stream()
                    .map(
                        each ->
                            Map.of(
                                "tenant", each.getKey().value(),
                                "documents", each.getValue().documents(),
                                "bytes", each.getValue().bytes()))
                    .toList()))
        .executeUpdate();
  }

  /** Plans and overrides are few, tenants many: each text is read once. */
  private static List<Held> held(List<?> rows) {
    Map<Object, LimitValues> plans = new HashMap<>();
    Map<Object, Overrides> overrides = new HashMap<>();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Held(
                    new TenantId((String) row[0]),
                    (String) row[1],
                    (String) row[2],
                    (Boolean) row[3],
                    new TenantLimits(
                        plans.computeIfAbsent(row[4], LimitsJson::limits),
                        overrides.computeIfAbsent(row[5], LimitsJson::overrides)),
                    number(row[6]),
                    new Stored(number(row[7]), number(row[8]))))
        .toList();
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}

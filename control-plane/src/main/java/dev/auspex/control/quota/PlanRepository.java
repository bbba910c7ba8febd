package dev.auspex.control.quota;

import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code plan}, and who is on which. */
@ApplicationScoped
@PlatformWide("plans are the platform's")
class PlanRepository {
  private static final String PLANS =
      "select p.id, p.name, cast(p.limits as text), p.is_default, p.version, p.created_at,"
          + " (select count(*) from tenant t where t.plan = p.id or (t.plan is null and"
          + " p.is_default)) from plan p";

  private final EntityManager entities;

  PlanRepository(EntityManager entities) {
    this.entities = entities;
  }

  List<PlanView> all() {
    return views(entities.createNativeQuery(PLANS + " order by p.id").getResultList());
  }

  Optional<PlanView> find(String id) {
    return views(
            entities
                .createNativeQuery(PLANS + " where p.id = ?1")
                .setParameter(1, id)
                .getResultList())
        .stream()
        .findFirst();
  }

  /**
   * Lets others wait with their changes until this transaction ends. All plans are locked: which
   * one is the default is about each of them.
   */
  void lock() {
    var unused =
        entities.createNativeQuery("select 1 from plan order by id for update").getResultList();
  }

  /** Keeps the plan from being deleted until this transaction ends; false where there is none. */
  boolean hold(String id) {
    return !entities
        .createNativeQuery("select 1 from plan where id = ?1 for key share")
        .setParameter(1, id)
        .getResultList()
        .isEmpty();
  }

  /** Adds the plan unless its id is taken; the database decides between two at the same time. */
  boolean add(String id, String name, LimitValues limits) {
    return entities
            .createNativeQuery(
                "insert into plan (id, name, limits) values (?1, ?2, cast(?3 as jsonb))"
                    + " on conflict (id) do nothing")
            .setParameter(1, id)
            .setParameter(2, name)
            .setParameter(3, LimitsJson.write(limits))
            .executeUpdate()
        == 1;
  }

  void change(String id, String name, LimitValues limits) {
    entities
        .createNativeQuery(
            "update plan set name = ?2, limits = cast(?3 as jsonb), version = version + 1"
                + " where id = ?1")
        .setParameter(1, id)
        .setParameter(2, name)
        .setParameter(3, LimitsJson.write(limits))
        .executeUpdate();
  }

  void makeDefault(String id) {
    entities
        .createNativeQuery("update plan set is_default = false where is_default")
        .executeUpdate();
    entities
        .createNativeQuery("update plan set is_default = true where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }

  void remove(String id) {
    entities
        .createNativeQuery("delete from plan where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }

  /** The tenants on the plan; with {@code andFollowers} those without a plan of their own too. */
  List<TenantId> tenants(String id, boolean andFollowers) {
    List<?> ids =
        entities
            .createNativeQuery(
                "select id from tenant where plan = ?1 or (?2 and plan is null) order by id")
            .setParameter(1, id)
            .setParameter(2, andFollowers)
            .getResultList();
    return ids.stream().map(Object::toString).map(TenantId::new).toList();
  }

  private static List<PlanView> views(List<?> rows) {
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new PlanView(
                    (String) row[0],
                    (String) row[1],
                    LimitsJson.limits(row[2]),
                    (Boolean) row[3],
                    ((Number) row[6]).longValue(),
                    ((Number) row[4]).longValue(),
                    (Instant) row[5]))
        .toList();
  }
}

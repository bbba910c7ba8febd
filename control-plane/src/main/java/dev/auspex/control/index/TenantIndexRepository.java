package dev.auspex.control.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class TenantIndexRepository {
  private static final String WITH_LIVE_BUNDLE =
      "select i, b from TenantIndex i join StoredBundle b on b.key.tenant = i.key.tenant"
          + " and b.key.index = i.key.name and b.key.number = i.liveBundle";

  /** A row of an index and the row of its live bundle. */
  record Row(TenantIndex index, StoredBundle live) {}

  private final EntityManager entities;
  private final ObjectMapper json;

  TenantIndexRepository(EntityManager entities, ObjectMapper json) {
    this.entities = entities;
    this.json = json;
  }

  /**
   * Adds a TenantIndex with bundle 1, unless the name is taken; the database decides between two at
   * the same time. Where an index of the name was deleted before, this one is of a generation of
   * its own, so that nothing a late write may have left behind can come back in it.
   *
   * @param lexicon of the bundle; kept already
   * @return the key of its documents in a cell; empty where the name is taken
   */
  Optional<String> add(
      TenantId tenant,
      IndexDeclaration declaration,
      @Nullable LexiconRef lexicon,
      WantedPlacement wanted,
      Instant createdAt) {
    List<?> generations =
        entities
            .createNativeQuery(
                """
                insert into tenant_index (tenant, name, generation, wanted_placement,
                  placement_reason, state, live_bundle, created_at, attempt_after)
                values (?1, ?2,
                  case when exists (
                    select from job where tenant = ?1 and index_name = ?2 and kind = 'delete')
                    then nextval('home_generation') else 1 end,
                  ?3, ?4, 'provisioning', 1, ?5, clock_timestamp())
                on conflict (tenant, name) do nothing
                returning generation
                """)
            .setParameter(1, tenant.value())
            .setParameter(2, declaration.name().value())
            .setParameter(3, wanted.kind().wireName())
            .setParameter(4, wanted.reason())
            .setParameter(5, createdAt)
            .getResultList();
    if (generations.isEmpty()) {
      return Optional.empty();
    }
    entities.persist(
        new StoredBundle(
            new StoredBundle.Key(tenant.value(), declaration.name().value(), 1),
            new Bundle(1, declaration.schema(), declaration.ranking(), lexicon),
            createdAt));
    return Optional.of(
        TenantIndex.key(tenant, declaration.name(), ((Number) generations.getFirst()).intValue()));
  }

  Optional<Row> find(TenantId tenant, IndexName name) {
    return rows(
            " where i.key.tenant = :tenant and i.key.name = :name", tenant.value(), name.value())
        .findFirst();
  }

  List<Row> list(TenantId tenant) {
    return rows(" where i.key.tenant = :tenant order by i.key.name", tenant.value(), null).toList();
  }

  List<Row> ready() {
    return rows(" where i.state = 'ready' order by i.key.tenant, i.key.name", null, null).toList();
  }

  List<Row> ready(TenantId tenant) {
    return rows(
            " where i.state = 'ready' and i.key.tenant = :tenant order by i.key.name",
            tenant.value(),
            null)
        .toList();
  }

  /** Ready ones with a home outside the pool, by name of tenant and index. */
  @PlatformWide("Elasticsearch holds all tenants")
  List<Row> readyOutsideThePool() {
    return rows(
            " where i.state = 'ready' and (cast(function('jsonb_extract_path_text', i.placement,"
                + " 'serving', 'kind') as String) <> 'pool'"
                + " or cast(function('jsonb_extract_path_text', i.placement,"
                + " 'second', 'kind') as String) <> 'pool')"
                + " order by i.key.tenant, i.key.name",
            null,
            null)
        .toList();
  }

  @PlatformWide("Elasticsearch holds all tenants")
  List<TenantIndex> inTheMaking() {
    return entities
        .createQuery("from TenantIndex where state = 'provisioning'", TenantIndex.class)
        .getResultList();
  }

  private Stream<Row> rows(String restriction, @Nullable String tenant, @Nullable String name) {
    var query = entities.createQuery(WITH_LIVE_BUNDLE + restriction, Tuple.class);
    if (tenant != null) {
      query.setParameter("tenant", tenant);
    }
    if (name != null) {
      query.setParameter("name", name);
    }
    return query.getResultList().stream()
        .map(row -> new Row(row.get(0, TenantIndex.class), row.get(1, StoredBundle.class)));
  }

  /** The index and its live bundle; no one else changes either until this transaction ends. */
  Optional<Row> lock(TenantId tenant, IndexName name) {
    @Nullable TenantIndex index =
        entities.find(
            TenantIndex.class, TenantIndex.Key.of(tenant, name), LockModeType.PESSIMISTIC_WRITE);
    if (index == null) {
      return Optional.empty();
    }
    entities.refresh(index);
    return Optional.of(
        new Row(
            index,
            entities.find(
                StoredBundle.class,
                new StoredBundle.Key(tenant.value(), name.value(), index.liveBundle))));
  }

  /** The bundles with numbers up to {@code last}, in their order. */
  List<StoredBundle> bundlesUpTo(TenantId tenant, IndexName name, int last) {
    return entities
        .createQuery(
            "from StoredBundle b where b.key.tenant = :tenant and b.key.index = :index"
                + " and b.key.number <= :last order by b.key.number",
            StoredBundle.class)
        .setParameter("tenant", tenant.value())
        .setParameter("index", name.value())
        .setParameter("last", last)
        .getResultList();
  }

  /**
   * Takes the longest waiting index that is to be provisioned and that no one else works on, and
   * keeps others from it for {@code lease}. Time is the database's: replicas may disagree.
   */
  Optional<Row> lease(Duration lease) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Object[]> taken =
        entities
            .createNativeQuery(
                "update tenant_index set attempts = attempts + 1,"
                    + " attempt_after = clock_timestamp() + ?1 * interval '1 millisecond'"
                    + " where (tenant, name) = (select tenant, name from tenant_index"
                    + " where state = 'provisioning' and attempt_after <= clock_timestamp()"
                    + " order by attempt_after limit 1 for update skip locked)"
                    + " returning tenant, name")
            .setParameter(1, lease.toMillis())
            .getResultList();
    return taken.stream()
        .findFirst()
        .flatMap(key -> find(new TenantId((String) key[0]), new IndexName((String) key[1])));
  }

  /** Makes a provisioning index ready at its first home; false where it is not provisioning. */
  boolean place(TenantId tenant, IndexName name, Placement placement) {
    return entities
            .createNativeQuery(
                "update tenant_index set state = 'ready', reason = null,"
                    + " placement = cast(?3 as jsonb)"
                    + " where tenant = ?1 and name = ?2 and state = 'provisioning'")
            .setParameter(1, tenant.value())
            .setParameter(2, name.value())
            .setParameter(3, write(placement))
            .executeUpdate()
        == 1;
  }

  /**
   * Changes where a ready index lives, if nobody has done so since {@code epoch}.
   *
   * @return whether it was changed; its epoch is one higher then
   */
  boolean move(TenantId tenant, IndexName name, long epoch, Placement placement) {
    return entities
            .createNativeQuery(
                "update tenant_index set placement = cast(?4 as jsonb), placement_reason = null, epoch = epoch + 1"
                    + " where tenant = ?1 and name = ?2 and epoch = ?3 and state = 'ready'")
            .setParameter(1, tenant.value())
            .setParameter(2, name.value())
            .setParameter(3, epoch)
            .setParameter(4, write(placement))
            .executeUpdate()
        == 1;
  }

  /** Which job works on the index from now on; null for none. */
  void setJob(TenantId tenant, IndexName name, @Nullable String job) {
    entities
        .createNativeQuery("update tenant_index set job = ?3 where tenant = ?1 and name = ?2")
        .setParameter(1, tenant.value())
        .setParameter(2, name.value())
        .setParameter(3, job)
        .executeUpdate();
  }

  /** No job works on the index any more, if it was {@code job}. */
  void clearJob(TenantId tenant, IndexName name, String job) {
    entities
        .createNativeQuery(
            "update tenant_index set job = null where tenant = ?1 and name = ?2 and job = ?3")
        .setParameter(1, tenant.value())
        .setParameter(2, name.value())
        .setParameter(3, job)
        .executeUpdate();
  }

  /** A number that no home of any index has had. */
  long nextGeneration(TenantId tenant) {
    return ((Number)
            entities.createNativeQuery("select nextval('home_generation')").getSingleResult())
        .longValue();
  }

  /** Nothing serves the index any more. */
  void close(TenantId tenant, IndexName name) {
    entities
        .createNativeQuery(
            "update tenant_index set state = 'deleting', reason = null"
                + " where tenant = ?1 and name = ?2")
        .setParameter(1, tenant.value())
        .setParameter(2, name.value())
        .executeUpdate();
  }

  /** Removes the index, its bundles and its working copies. */
  void remove(TenantId tenant, IndexName name) {
    entities
        .createNativeQuery("delete from bundle where tenant = ?1 and index_name = ?2")
        .setParameter(1, tenant.value())
        .setParameter(2, name.value())
        .executeUpdate();
    entities
        .createNativeQuery("delete from tenant_index where tenant = ?1 and name = ?2")
        .setParameter(1, tenant.value())
        .setParameter(2, name.value())
        .executeUpdate();
  }

  private String write(Placement placement) {
    try {
      return json.writeValueAsString(placement);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a placement is plain data", impossible);
    }
  }

  /** Makes a provisioning index failed; false where someone else has settled it before. */
  boolean fail(TenantId tenant, IndexName name, String reason) {
    return entities
            .createNativeQuery(
                "update tenant_index set state = 'failed', reason = ?3"
                    + " where tenant = ?1 and name = ?2 and state = 'provisioning'")
            .setParameter(1, tenant.value())
            .setParameter(2, name.value())
            .setParameter(3, reason)
            .executeUpdate()
        == 1;
  }

  /** Lets the index wait for {@code pause}; for nothing where it has left {@code provisioning}. */
  void postpone(TenantId tenant, IndexName name, String reason, Duration pause) {
    entities
        .createNativeQuery(
            "update tenant_index set reason = ?3,"
                + " attempt_after = clock_timestamp() + ?4 * interval '1 millisecond'"
                + " where tenant = ?1 and name = ?2 and state = 'provisioning'")
        .setParameter(1, tenant.value())
        .setParameter(2, name.value())
        .setParameter(3, reason)
        .setParameter(4, pause.toMillis())
        .executeUpdate();
  }
}

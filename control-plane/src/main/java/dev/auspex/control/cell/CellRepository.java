package dev.auspex.control.cell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class CellRepository {
  private final EntityManager entities;
  private final ObjectMapper json;

  CellRepository(EntityManager entities, ObjectMapper json) {
    this.entities = entities;
    this.json = json;
  }

  /** Counts one more member in the fullest open cell with room; empty where there is none. */
  Optional<String> takePlace(int mostMembers) {
    return name(
        entities
            .createNativeQuery(
                "update cell set members = members + 1 where name = (select name from cell"
                    + " where state = 'open' and members < ?1 and layout = ?2"
                    + " order by members desc, name limit 1 for update) returning name")
            .setParameter(1, mostMembers)
            .setParameter(2, CellLayout.VERSION)
            .getResultList());
  }

  void add(TenantId tenant, IndexName index, String key, String cell, Map<String, String> slots) {
    entities
        .createNativeQuery(
            "insert into cell_member (key, cell, tenant, index_name, slots)"
                + " values (?1, ?2, ?3, ?4, cast(?5 as jsonb))")
        .setParameter(1, key)
        .setParameter(2, cell)
        .setParameter(3, tenant.value())
        .setParameter(4, index.value())
        .setParameter(5, write(slots))
        .executeUpdate();
  }

  void setSlots(TenantId tenant, String key, Map<String, String> slots) {
    entities
        .createNativeQuery(
            "update cell_member set slots = cast(?3 as jsonb) where tenant = ?1 and key = ?2")
        .setParameter(1, tenant.value())
        .setParameter(2, key)
        .setParameter(3, write(slots))
        .executeUpdate();
  }

  void remove(TenantId tenant, String key) {
    entities
        .createNativeQuery("delete from cell_member where tenant = ?1 and key = ?2")
        .setParameter(1, tenant.value())
        .setParameter(2, key)
        .executeUpdate();
  }

  /** The names of all cells that are open, or of all that are not. */
  @PlatformWide("a cell belongs to all of its members")
  List<String> names(boolean open) {
    return names(
        entities
            .createNativeQuery("select name from cell where (state = 'open') = ?1 order by name")
            .setParameter(1, open)
            .getResultList());
  }

  /** The keys of all members of a cell. */
  @PlatformWide("a cell belongs to all of its members")
  List<String> keys(String cell) {
    return names(
        entities
            .createNativeQuery("select key from cell_member where cell = ?1")
            .setParameter(1, cell)
            .getResultList());
  }

  Optional<String> inTheMaking() {
    return name(
        entities
            .createNativeQuery("select name from cell where state = 'provisioning'")
            .getResultList());
  }

  /** Whose key it is. */
  Optional<CellService.Member> member(String key) {
    @SuppressWarnings("unchecked") // Rows of native queries have no type.
    List<Object[]> rows =
        entities
            .createNativeQuery("select tenant, index_name from cell_member where key = ?1")
            .setParameter(1, key)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new CellService.Member(
                    new TenantId((String) row[0]), new IndexName((String) row[1])));
  }

  /** How many members the open cells can still take. */
  long room(int mostMembers) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select coalesce(sum(greatest(?1 - members, 0)), 0) from cell"
                        + " where state = 'open' and layout = ?2")
                .setParameter(1, mostMembers)
                .setParameter(2, CellLayout.VERSION)
                .getSingleResult())
        .longValue();
  }

  /** A new cell; empty where another process has begun one in the same moment. */
  Optional<String> begin(Instant now) {
    return name(
        entities
            .createNativeQuery(
                "insert into cell (name, state, created_at, layout)"
                    + " values ('auspex-cell-' || nextval('cell_number'), 'provisioning', ?1, ?2)"
                    + " on conflict do nothing returning name")
            .setParameter(1, now)
            .setParameter(2, CellLayout.VERSION)
            .getResultList());
  }

  void open(String cell) {
    entities
        .createNativeQuery(
            "update cell set state = 'open', layout = ?2"
                + " where name = ?1 and state = 'provisioning'")
        .setParameter(1, cell)
        .setParameter(2, CellLayout.VERSION)
        .executeUpdate();
  }

  /** The names of the open cells of an older layout. */
  @PlatformWide("a cell belongs to all of its members")
  List<String> outdated() {
    return names(
        entities
            .createNativeQuery(
                "select name from cell where state = 'open' and layout < ?1 order by name")
            .setParameter(1, CellLayout.VERSION)
            .getResultList());
  }

  @PlatformWide("a cell belongs to all of its members")
  void extended(String cell) {
    entities
        .createNativeQuery("update cell set layout = ?2 where name = ?1 and layout < ?2")
        .setParameter(1, cell)
        .setParameter(2, CellLayout.VERSION)
        .executeUpdate();
  }

  private static Optional<String> name(List<?> rows) {
    return names(rows).stream().findFirst();
  }

  private static List<String> names(List<?> rows) {
    return rows.stream().map(String.class::cast).toList();
  }

  private String write(Map<String, String> slots) {
    try {
      return json.writeValueAsString(slots);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a map of strings is plain data", impossible);
    }
  }
}

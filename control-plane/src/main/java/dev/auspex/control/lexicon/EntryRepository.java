package dev.auspex.control.lexicon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code working_copy} and {@code working_entry}. */
@ApplicationScoped
class EntryRepository {
  /** Rows of one statement. */
  private static final int BATCH = 1_000;

  private static final String OF_COPY = " where tenant = ?1 and index_name = ?2 and kind = ?3";
  private static final String VIEWS =
      "select id, entry, version, changed_by, changed_at from working_entry" + OF_COPY;

  /** How much a working copy holds. */
  record Size(int entries, long bytes) {}

  /** A row as {@link #put} sends it to the database. */
  private record Row(String id, String entry, String strings) {}

  private final EntityManager entities;
  private final ObjectMapper json = new ObjectMapper();

  EntryRepository(EntityManager entities) {
    this.entities = entities;
  }

  /** The version; 0 where it was never changed. */
  long version(TenantId tenant, IndexName index, EntryKind kind) {
    return version("", tenant, index, kind);
  }

  /**
   * The same; until the transaction ends nobody else changes the working copy. The index must
   * exist.
   */
  long lock(TenantId tenant, IndexName index, EntryKind kind) {
    of(
            tenant,
            index,
            kind,
            "insert into working_copy (tenant, index_name, kind) values (?1, ?2, ?3)"
                + " on conflict do nothing")
        .executeUpdate();
    return version(" for update", tenant, index, kind);
  }

  private long version(String lock, TenantId tenant, IndexName index, EntryKind kind) {
    List<?> found =
        of(tenant, index, kind, "select version from working_copy" + OF_COPY + lock)
            .getResultList();
    return found.isEmpty() ? 0 : ((Number) found.getFirst()).longValue();
  }

  void setVersion(TenantId tenant, IndexName index, EntryKind kind, long version) {
    of(tenant, index, kind, "update working_copy set version = ?4" + OF_COPY)
        .setParameter(4, version)
        .executeUpdate();
  }

  Size size(TenantId tenant, IndexName index, EntryKind kind) {
    Object[] row =
        (Object[])
            of(
                    tenant,
                    index,
                    kind,
                    "select count(*), coalesce(sum(octet_length(entry)), 0) from working_entry"
                        + OF_COPY)
                .getSingleResult();
    return new Size(((Number) row[0]).intValue(), ((Number) row[1]).longValue());
  }

  Optional<EntryView> find(TenantId tenant, IndexName index, EntryKind kind, String id) {
    List<?> rows =
        of(tenant, index, kind, VIEWS + " and id = ?4").setParameter(4, id).getResultList();
    return rows.stream().findFirst().map(row -> view((Object[]) row));
  }

  /**
   * Entries in order of their ids.
   *
   * @param after only those behind this id; null for all
   * @param text only those one of whose strings holds this, in lower case; null for all
   */
  List<EntryView> list(
      TenantId tenant,
      IndexName index,
      EntryKind kind,
      @Nullable String after,
      @Nullable String text,
      int most) {
    List<?> rows =
        of(
                tenant,
                index,
                kind,
                VIEWS
                    + " and (cast(?4 as text) is null or id > cast(?4 as text))"
                    + " and (cast(?5 as text) is null or position(cast(?5 as text) in strings) > 0)"
                    + " order by id")
            .setParameter(4, after)
            .setParameter(5, text)
            .setMaxResults(most)
            .getResultList();
    return rows.stream().map(row -> view((Object[]) row)).toList();
  }

  /** The JSON of all entries in order of their ids. */
  List<String> all(TenantId tenant, IndexName index, EntryKind kind) {
    List<?> rows =
        of(tenant, index, kind, "select entry from working_entry" + OF_COPY + " order by id")
            .getResultList();
    return rows.stream().map(Object::toString).toList();
  }

  /**
   * Adds entries; those of the same id take the place of what is there, and those that are there as
   * they are stay untouched.
   */
  void put(
      TenantId tenant,
      IndexName index,
      EntryKind kind,
      List<Entry> entries,
      long version,
      String changedBy,
      Instant changedAt) {
    for (int from = 0; from < entries.size(); from += BATCH) {
      List<Row> rows =
          entries.subList(from, Math.min(from + BATCH, entries.size())).stream()
              .map(entry -> new Row(entry.id(), entry.json(), EntryForms.strings(entry.json())))
              .toList();
      of(
              tenant,
              index,
              kind,
              "insert into working_entry (tenant, index_name, kind, id, entry, strings, version,"
                  + " changed_by, changed_at) select ?1, ?2, ?3, e.id, e.entry, e.strings,"
                  + " cast(?5 as bigint), cast(?6 as text), cast(?7 as timestamptz)"
                  + " from json_to_recordset(cast(?4 as json))"
                  + " as e(id text, entry text, strings text)"
                  + " on conflict (tenant, index_name, kind, id) do update set"
                  + " entry = excluded.entry, strings = excluded.strings,"
                  + " version = excluded.version, changed_by = excluded.changed_by,"
                  + " changed_at = excluded.changed_at"
                  + " where working_entry.entry <> excluded.entry")
          .setParameter(4, write(rows))
          .setParameter(5, version)
          .setParameter(6, changedBy)
          .setParameter(7, changedAt)
          .executeUpdate();
    }
  }

  void remove(TenantId tenant, IndexName index, EntryKind kind, String id) {
    of(tenant, index, kind, "delete from working_entry" + OF_COPY + " and id = ?4")
        .setParameter(4, id)
        .executeUpdate();
  }

  void removeAll(TenantId tenant, IndexName index, EntryKind kind) {
    of(tenant, index, kind, "delete from working_entry" + OF_COPY).executeUpdate();
  }

  private Query of(TenantId tenant, IndexName index, EntryKind kind, String sql) {
    return entities
        .createNativeQuery(sql)
        .setParameter(1, tenant.value())
        .setParameter(2, index.value())
        .setParameter(3, kind.wireName());
  }

  private String write(List<Row> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("rows are plain data", impossible);
    }
  }

  private static EntryView view(Object[] row) {
    return new EntryView(
        (String) row[0],
        (String) row[1],
        ((Number) row[2]).longValue(),
        (String) row[3],
        (Instant) row[4]);
  }
}

package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One physical home of a TenantIndex's documents.
 *
 * @param kind what kind of home it is
 * @param physicalIndex its name in Elasticsearch; never shown to clients
 * @param key in a cell, the value of {@value #TENANT_INDEX} and {@code _routing} of all documents
 *     of this TenantIndex, and the first part of their {@code _id}; null where the physical index
 *     is its own
 * @param slots in a cell, where the values of each logical field are; empty where fields keep their
 *     names
 * @param terms for each text field that Auspex cuts into terms itself, where these are; a text
 *     field that is not among them is cut by the search engine, as all were once
 * @param completions for each field whose values are offered as completions, where these are
 */
public record Location(
    PlacementKind kind,
    String physicalIndex,
    @Nullable String key,
    Map<String, String> slots,
    Map<String, TermField> terms,
    Map<String, CompletionField> completions) {
  /** The field of a cell that says whose document it is; a cell is sorted by it. */
  public static final String TENANT_INDEX = "tenant_index";

  /**
   * The field that marks a document as deleted while a move goes on. Such a tombstone keeps the
   * version of the delete, so that a backfill cannot bring the document back.
   */
  public static final String TOMBSTONE = "auspex_deleted";

  /** Copies the maps; throws {@link IllegalArgumentException} for a cell without a key. */
  public Location {
    slots = Map.copyOf(slots);
    terms = Map.copyOf(terms);
    completions = Map.copyOf(completions);
    if ((kind == PlacementKind.POOL) != (key != null)) {
      throw new IllegalArgumentException("exactly a location in a cell has a key, but " + kind);
    }
  }

  /** A physical index of its own. */
  public static Location dedicated(String physicalIndex) {
    return own(PlacementKind.DEDICATED, physicalIndex);
  }

  /** A physical index of its own, on nodes of its own. */
  public static Location isolated(String physicalIndex) {
    return own(PlacementKind.ISOLATED, physicalIndex);
  }

  /** A snapshot of what was a physical index of its own. */
  public static Location parked(String physicalIndex) {
    return own(PlacementKind.PARKED, physicalIndex);
  }

  private static Location own(PlacementKind kind, String physicalIndex) {
    return new Location(kind, physicalIndex, null, Map.of(), Map.of(), Map.of());
  }

  /** A part of a cell. */
  public static Location pooled(String cell, String key, Map<String, String> slots) {
    return new Location(PlacementKind.POOL, cell, key, slots, Map.of(), Map.of());
  }

  /**
   * The location in JSON; {@code terms} and {@code completions} may be missing, for locations of
   * before there were any.
   */
  @JsonCreator
  static Location of(
      @JsonProperty("kind") PlacementKind kind,
      @JsonProperty("physicalIndex") String physicalIndex,
      @JsonProperty("key") @Nullable String key,
      @JsonProperty("slots") Map<String, String> slots,
      @JsonProperty("terms") @Nullable Map<String, TermField> terms,
      @JsonProperty("completions") @Nullable Map<String, CompletionField> completions) {
    return new Location(
        kind,
        physicalIndex,
        key,
        slots,
        terms == null ? Map.of() : terms,
        completions == null ? Map.of() : completions);
  }

  /** The same home where text is cut into {@code terms}. */
  public Location withTerms(Map<String, TermField> terms) {
    return new Location(kind, physicalIndex, key, slots, terms, completions);
  }

  /** The same home where {@code completions} are kept. */
  public Location withCompletions(Map<String, CompletionField> completions) {
    return new Location(kind, physicalIndex, key, slots, terms, completions);
  }

  /** The physical field that holds the values of the logical {@code field} as they were sent. */
  public String physicalField(String field) {
    return slots.getOrDefault(field, field);
  }

  /**
   * The physical field by which documents with some value of the logical {@code field} are found.
   */
  public String indexedField(String field) {
    TermField own = terms.get(field);
    return own == null ? physicalField(field) : own.field();
  }

  /** The {@code _id} of the document that clients call {@code id}. */
  public String physicalId(String id) {
    return key == null ? id : key + ":" + id;
  }
}

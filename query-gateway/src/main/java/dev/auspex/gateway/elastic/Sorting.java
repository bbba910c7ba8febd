package dev.auspex.gateway.elastic;

import dev.auspex.contract.schema.GeoPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of everything that matches, in place of recall, fusion and model. Documents that all
 * keys leave equal stand in the order in which they were last written.
 *
 * @param keys the first decides, then the next; at least one
 * @param after the {@link EngineHits#place} of an earlier page; the page begins behind it; null for
 *     the first page
 */
public record Sorting(List<Key> keys, @Nullable String after) {
  /** Copies {@code keys}. */
  public Sorting {
    keys = List.copyOf(keys);
  }

  /** What decides. */
  public sealed interface Key {
    /** A sortable field with one value. */
    record OfField(String field, boolean ascending, boolean missingFirst) implements Key {}

    /** Nearest to {@code origin} first; documents without the point last. */
    record OfDistance(String field, GeoPoint origin) implements Key {}

    /** The words' score first; equal for all where there are no words. */
    record OfRelevance() implements Key {}
  }
}

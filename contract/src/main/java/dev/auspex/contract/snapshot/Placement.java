package dev.auspex.contract.snapshot;

import dev.auspex.contract.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where the documents of a TenantIndex are read and written at this moment.
 *
 * @param serving where searches read, and the first home that every write goes to
 * @param second during a move, the home that every write goes to as well, with the same version;
 *     null otherwise
 * @param secondSchema by which documents are written to {@code second}; null where it is the live
 *     one
 * @param tombstones whether a delete leaves a tombstone in {@code second} instead of nothing: while
 *     a backfill may still bring older versions. When it is over, nobody looks for what was left
 *     out of {@code second} any more, so that a write which the second home cannot take is refused
 */
public record Placement(
    Location serving,
    @Nullable Location second,
    @Nullable Schema secondSchema,
    boolean tombstones) {
  /** Throws {@link IllegalArgumentException} for something about a second home without one. */
  public Placement {
    if ((tombstones || secondSchema != null) && second == null) {
      throw new IllegalArgumentException("tombstones and a second schema need a second home");
    }
  }

  /** One home, no move. */
  public static Placement at(Location serving) {
    return new Placement(serving, null, null, false);
  }
}

package dev.auspex.contract.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Where the documents of a TenantIndex are read and written at this moment.
 *
 * @param serving where searches read, and the first home that every write goes to
 * @param second during a move, the home that every write goes to as well, with the same version;
 *     null otherwise
 * @param tombstones whether a delete leaves a tombstone in {@code second} instead of nothing: while
 *     a backfill may still bring older versions
 */
public record Placement(Location serving, @Nullable Location second, boolean tombstones) {
  /** Throws {@link IllegalArgumentException} for tombstones without a second home. */
  public Placement {
    if (tombstones && second == null) {
      throw new IllegalArgumentException("tombstones need a second home");
    }
  }

  /** One home, no move. */
  public static Placement at(Location serving) {
    return new Placement(serving, null, false);
  }
}

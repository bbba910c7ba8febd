package dev.auspex.gateway.snapshot;

import dev.auspex.contract.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Where snapshots come from. */
interface SnapshotSource {
  /**
   * Asks once.
   *
   * @param etag what the last {@link Changed} carried; null for a full answer
   */
  Fetched fetch(@Nullable String etag);

  /** How asking ended. */
  sealed interface Fetched {}

  /** A snapshot other than the one named by the tag. */
  record Changed(Snapshot snapshot, @Nullable String etag) implements Fetched {}

  /** Nothing new. */
  record Unchanged() implements Fetched {}

  /** No answer that could be used; {@code reason} is for the log. */
  record Unavailable(String reason) implements Fetched {}
}

package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.auspex.contract.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The step from one revision to a later one, or the whole platform. Lines of the snapshot stream,
 * and of the gateway's file.
 *
 * @param epoch which catalogue the revisions count; a change of another epoch stands alone
 * @param since the revision that it builds on; null where it stands alone and {@code changed} is
 *     every tenant
 * @param revision where it leads; equal to {@code since} in a heartbeat
 * @param changed tenants that are new or not what they were, whole, in order of their ids
 * @param removed tenants that are gone
 */
public record SnapshotChange(
    String epoch,
    @Nullable Long since,
    long revision,
    List<TenantSnapshot> changed,
    List<TenantId> removed) {
  /** Copies the lists. */
  public SnapshotChange {
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
    if (since != null && since > revision) {
      throw new IllegalArgumentException(
          "a change leads to a later revision, but from %d to %d".formatted(since, revision));
    }
  }

  /** The whole platform. */
  public static SnapshotChange whole(String epoch, Snapshot snapshot) {
    return new SnapshotChange(epoch, null, snapshot.revision(), snapshot.tenants(), List.of());
  }

  /** Whether it stands alone. */
  @JsonIgnore
  public boolean isWhole() {
    return since == null;
  }
}

package dev.auspex.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotsInUseTest {
  private final SnapshotsInUse snapshots = new SnapshotsInUse();
  private final Directory first = directory(1);
  private final Directory second = directory(2);

  private static Directory directory(long revision) {
    return Directory.of(new Snapshot(revision, List.of()));
  }

  @Test
  void theOldestIsTheCurrentOneWhereNoRequestRuns() {
    snapshots.take(first);
    snapshots.take(second);

    assertThat(snapshots.oldest()).isSameAs(second);
  }

  @Test
  void aRequestKeepsItsSnapshotInUseUntilItEnds() {
    snapshots.take(first);
    SnapshotsInUse.Hold old = snapshots.hold();
    snapshots.take(second);
    SnapshotsInUse.Hold young = snapshots.hold();

    assertThat(snapshots.current()).isSameAs(second);
    assertThat(snapshots.oldest()).isSameAs(first);
    assertThat(snapshots.release(young)).isFalse();
    assertThat(snapshots.oldest()).isSameAs(first);
    assertThat(snapshots.release(old)).isTrue();
    assertThat(snapshots.oldest()).isSameAs(second);
  }

  @Test
  void theLastOfSeveralRequestsLetsGo() {
    snapshots.take(first);
    SnapshotsInUse.Hold one = snapshots.hold();
    SnapshotsInUse.Hold other = snapshots.hold();
    snapshots.take(second);

    assertThat(snapshots.release(one)).isFalse();
    assertThat(snapshots.oldest()).isSameAs(first);
    assertThat(snapshots.release(other)).isTrue();
  }
}

package dev.auspex.gateway.elastic;

import dev.auspex.contract.snapshot.Location;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a walk through the documents of a TenantIndex has come: a place in the order of the
 * writes of one home. In another home it means nothing, so that a walk begins anew there.
 */
public final class ScanPosition {
  /** Before all documents. */
  private static final long NOWHERE = -1;

  private final String walk;
  private final @Nullable String home;
  private final long seqNo;

  private ScanPosition(String walk, @Nullable String home, long seqNo) {
    this.walk = walk;
    this.home = home;
    this.seqNo = seqNo;
  }

  /** The begin of a new walk. */
  public static ScanPosition begin() {
    return new ScanPosition("walk-" + UUID.randomUUID(), null, NOWHERE);
  }

  /** Whether nothing has been walked through at {@code location}. */
  public boolean isBeginAt(Location location) {
    return seqNoAt(location) == NOWHERE;
  }

  /** The place at {@code location}; that before all documents where the walk was elsewhere. */
  public long seqNoAt(Location location) {
    return name(location).equals(home) ? seqNo : NOWHERE;
  }

  /** The same walk, having come to the write {@code reached} at {@code location}. */
  public ScanPosition at(Location location, long reached) {
    return new ScanPosition(walk, name(location), reached);
  }

  /**
   * Has the engine ask the same copy of the shard for each page as long as it is there. Copies know
   * of different writes, and a page of one that is behind would not fit to the page before.
   */
  String preference() {
    return walk;
  }

  /** Neither part is ever used for another home. */
  private static String name(Location location) {
    return location.physicalIndex() + " " + location.key();
  }
}

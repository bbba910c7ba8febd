package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Versioned writes of one or many documents to all homes of a TenantIndex.
 *
 * <p>The serving home decides the order of writes of the same id: a write whose version it refuses,
 * because another gateway's clock is ahead, is written again with a higher one. The second home
 * gets what the first has taken, with the same version; where it holds a higher one already, a
 * later write has overtaken this one, and nothing is to be done.
 */
final class Writes {
  /** More would mean that a clock runs away: each try starts above the version that won. */
  private static final int MOST_TRIES = 5;

  private final WriteCalls calls;
  private final VersionClock clock;

  Writes(WriteCalls calls, VersionClock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * What shall be true of one id.
   *
   * @param document null for: there is no such document
   * @param second the same in the second home; null to leave a document out there
   */
  record Write(String id, @Nullable ObjectNode document, @Nullable ObjectNode second) {
    static Write delete(String id) {
      return new Write(id, null, null);
    }

    boolean isLeftOutOfSecond() {
      return document != null && second == null;
    }

    private WriteCalls.Guarded inServing(long version) {
      return new WriteCalls.Guarded(id, document, new WriteCalls.Guard.Above(version));
    }

    /** The same write as the second home gets it. */
    WriteCalls.Guarded inSecond(long version) {
      return new WriteCalls.Guarded(id, second, new WriteCalls.Guard.Above(version));
    }
  }

  /** How one write ended. */
  sealed interface Outcome {
    /** Done in all homes; {@code existed}: the id had a document before. */
    record Done(boolean existed, long version) implements Outcome {}

    /** Not done in all homes. */
    record Failed(ApiProblem problem) implements Outcome {}
  }

  /**
   * Applies {@code writes}; later ones of the same id win.
   *
   * @param visible whether to return only when searches see them
   * @return one outcome per write, in their order
   */
  List<Outcome> apply(Placement placement, List<Write> writes, boolean visible, Deadline deadline) {
    Refresh refresh = visible ? Refresh.WaitFor : Refresh.False;
    List<@Nullable Outcome> outcomes = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      outcomes.add(null);
      open.add(i);
    }
    for (int attempt = 1; !open.isEmpty(); attempt++) {
      open =
          serve(
              placement.serving(),
              writes,
              open,
              outcomes,
              attempt == MOST_TRIES,
              refresh,
              deadline);
    }
    Location second = placement.second();
    if (second != null) {
      follow(second, placement.tombstones(), writes, outcomes, refresh, deadline);
    }
    return outcomes.stream().map(outcome -> outcome == null ? failed() : outcome).toList();
  }

  /** Writes what is open to the serving home; returns what another version has won against. */
  private List<Integer> serve(
      Location home,
      List<Write> writes,
      List<Integer> open,
      List<@Nullable Outcome> outcomes,
      boolean last,
      Refresh refresh,
      Deadline deadline) {
    List<Long> versions = open.stream().map(i -> clock.next()).toList();
    List<WriteCalls.Guarded> versioned = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      versioned.add(writes.get(open.get(i)).inServing(versions.get(i)));
    }
    List<BulkResponseItem> replies = calls.send(home, false, versioned, refresh, deadline);
    List<Integer> again = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      BulkResponseItem reply = replies.get(i);
      ErrorCause error = reply.error();
      if (error == null) {
        boolean existed = "updated".equals(reply.result()) || "deleted".equals(reply.result());
        outcomes.set(open.get(i), new Outcome.Done(existed, versions.get(i)));
      } else if (!last && Conflicts.is(reply.status(), error.type())) {
        Conflicts.heldVersion(error.reason()).ifPresent(clock::seen);
        again.add(open.get(i));
      } else {
        outcomes.set(
            open.get(i),
            new Outcome.Failed(EngineFailures.ofDocument(reply.status(), error.type())));
      }
    }
    again.removeIf(i -> overtaken(i, writes, outcomes));
    return again;
  }

  /**
   * Writing again what a later write of the same call has replaced would turn their order round.
   */
  private static boolean overtaken(
      int earlier, List<Write> writes, List<@Nullable Outcome> outcomes) {
    for (int later = earlier + 1; later < writes.size(); later++) {
      if (writes.get(later).id().equals(writes.get(earlier).id())
          && outcomes.get(later) instanceof Outcome.Done done) {
        outcomes.set(earlier, done);
        return true;
      }
    }
    return false;
  }

  private void follow(
      Location home,
      boolean tombstones,
      List<Write> writes,
      List<@Nullable Outcome> outcomes,
      Refresh refresh,
      Deadline deadline) {
    List<Integer> done = new ArrayList<>();
    List<WriteCalls.Guarded> versioned = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Done(boolean existed, long version)
          && !writes.get(i).isLeftOutOfSecond()) {
        done.add(i);
        versioned.add(writes.get(i).inSecond(version));
      }
    }
    if (done.isEmpty()) {
      return;
    }
    List<BulkResponseItem> replies = calls.send(home, tombstones, versioned, refresh, deadline);
    for (int i = 0; i < replies.size(); i++) {
      ErrorCause error = replies.get(i).error();
      if (error != null && !Conflicts.is(replies.get(i).status(), error.type())) {
        outcomes.set(
            done.get(i),
            new Outcome.Failed(EngineFailures.ofDocument(replies.get(i).status(), error.type())));
      }
    }
  }

  private static Outcome failed() {
    return new Outcome.Failed(EngineFailures.unavailable());
  }
}

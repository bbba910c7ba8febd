package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Writes to documents that were read before, to all homes of a TenantIndex.
 *
 * <p>The serving home compares and writes in one step: it takes a write only where the document's
 * last write is still the one that was read, a delete included, and gives it the next version.
 * (External versions alone could not do that: the engine forgets the version of a delete after a
 * minute.) The second home gets that version. It refuses where it holds one as high, which is well
 * where the serving home has taken the later write too. Otherwise a gateway that already serves
 * from the second home has written there first, for a moment of a move; whose write remains is
 * open, so that neither is called done.
 */
final class ConditionalWrites {
  private final ElasticsearchAsyncClient client;
  private final WriteCalls calls;
  private final VersionClock clock;
  private final StoredForms forms;

  ConditionalWrites(
      ElasticsearchAsyncClient client, WriteCalls calls, VersionClock clock, StoredForms forms) {
    this.client = client;
    this.calls = calls;
    this.clock = clock;
    this.forms = forms;
  }

  /** A write on top of what was read. */
  record Change(Writes.Write write, Seen seen) {}

  /** How one change ended. */
  sealed interface Outcome {
    /** Done in all homes. */
    record Done(long version) implements Outcome {}

    /** Not done: somebody else has written since. */
    record Overtaken() implements Outcome {}

    /** Not done in all homes. */
    record Failed(ApiProblem problem) implements Outcome {}
  }

  /**
   * Applies {@code changes}, each of another id.
   *
   * @param visible whether to return only when searches see them
   * @return one outcome per change, in their order
   */
  List<Outcome> apply(
      Placement placement, List<Change> changes, boolean visible, Deadline deadline) {
    Refresh refresh = visible ? Refresh.WaitFor : Refresh.False;
    List<Outcome> outcomes = serve(placement.serving(), changes, refresh, deadline);
    if (placement.second() != null) {
      follow(placement, changes, outcomes, refresh, deadline);
    }
    return List.copyOf(outcomes);
  }

  private List<Outcome> serve(
      Location home, List<Change> changes, Refresh refresh, Deadline deadline) {
    List<WriteCalls.Guarded> guarded =
        changes.stream()
            .map(
                change ->
                    new WriteCalls.Guarded(
                        change.write().id(),
                        change.write().document(),
                        new WriteCalls.Guard.Unchanged(change.seen())))
            .toList();
    List<Outcome> outcomes = new ArrayList<>();
    for (BulkResponseItem reply : calls.send(home, false, guarded, refresh, deadline)) {
      ErrorCause error = reply.error();
      if (error == null) {
        long version = Objects.requireNonNull(reply.version());
        clock.seen(version);
        outcomes.add(new Outcome.Done(version));
      } else if (Conflicts.is(reply.status(), error.type())) {
        outcomes.add(new Outcome.Overtaken());
      } else {
        outcomes.add(new Outcome.Failed(EngineFailures.ofDocument(reply.status(), error.type())));
      }
    }
    return outcomes;
  }

  private void follow(
      Placement placement,
      List<Change> changes,
      List<Outcome> outcomes,
      Refresh refresh,
      Deadline deadline) {
    List<Integer> done = new ArrayList<>();
    List<Long> versions = new ArrayList<>();
    List<WriteCalls.Guarded> writes = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Writes.Write write = changes.get(i).write();
      if (outcomes.get(i) instanceof Outcome.Done(long version) && !write.isLeftOutOfSecond()) {
        done.add(i);
        versions.add(version);
        writes.add(write.inSecond(version));
      }
    }
    if (writes.isEmpty()) {
      return;
    }
    List<BulkResponseItem> replies =
        calls.send(
            Objects.requireNonNull(placement.second()),
            placement.tombstones(),
            writes,
            refresh,
            deadline);
    for (int i = 0; i < replies.size(); i++) {
      BulkResponseItem reply = replies.get(i);
      ErrorCause error = reply.error();
      if (error == null) {
        continue;
      }
      if (!Conflicts.is(reply.status(), error.type())) {
        outcomes.set(
            done.get(i),
            new Outcome.Failed(EngineFailures.ofDocument(reply.status(), error.type())));
      } else if (!isInOrder(
          placement.serving(),
          writes.get(i).id(),
          versions.get(i),
          Conflicts.heldVersion(error.reason()),
          deadline)) {
        outcomes.set(done.get(i), new Outcome.Failed(changed()));
      }
    }
  }

  /** Whether the write that the second home holds came after ours in the serving home too. */
  private boolean isInOrder(
      Location serving, String id, long written, OptionalLong held, Deadline deadline) {
    if (held.isEmpty() || held.getAsLong() <= written) {
      return false;
    }
    StoredForm layout = forms.of(serving);
    GetResponse<ObjectNode> now =
        EngineFailures.await(
            client.get(
                get ->
                    get.index(layout.index())
                        .id(layout.id(id))
                        .routing(layout.routing().orElse(null))
                        .source(source -> source.fetch(false)),
                ObjectNode.class),
            deadline);
    // Ours was there: where nothing is, the delete is in the serving home too.
    return !now.found() || Objects.requireNonNull(now.version()) >= held.getAsLong();
  }

  static ApiProblem changed() {
    return ApiProblem.of(
        ProblemType.DOCUMENT_CHANGED,
        "Others write this document at the same time; read it and send the change again");
  }
}

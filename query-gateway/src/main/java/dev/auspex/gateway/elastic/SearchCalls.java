package dev.auspex.gateway.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.documents.stored.StoredForm;
import java.util.function.Function;

/**
 * Sends bodies of searches through the low-level client: the typed one does not know our retriever
 * and does not show response headers.
 */
final class SearchCalls {
  private final Calls calls;

  SearchCalls(Calls calls) {
    this.calls = calls;
  }

  /** The reply to {@code body}; {@code problem} says what a failure means. */
  Response search(
      StoredForm layout,
      ObjectNode body,
      Deadline deadline,
      Function<Throwable, ApiProblem> problem) {
    Request request = new Request("POST", "/" + layout.index() + "/_search");
    layout.routing().ifPresent(routing -> request.addParameter("routing", routing));
    // A page from some of the shards would look like the whole truth.
    request.addParameter("allow_partial_search_results", "false");
    request.setJsonEntity(body.toString());
    return EngineFailures.await(calls.send(request), deadline, problem);
  }
}

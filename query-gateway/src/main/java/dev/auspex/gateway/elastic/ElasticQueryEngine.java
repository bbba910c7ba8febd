package dev.auspex.gateway.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.Highlighter;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.io.IOException;

/** Runs query trees as searches of the engine. */
final class ElasticQueryEngine implements QueryEngine {
  private final SearchCalls calls;
  private final ObjectMapper json;
  private final StoredForms forms;
  private final Highlighter highlighter;

  ElasticQueryEngine(
      SearchCalls calls, ObjectMapper json, StoredForms forms, Highlighter highlighter) {
    this.calls = calls;
    this.json = json;
    this.forms = forms;
    this.highlighter = highlighter;
  }

  @Override
  public QueryHits search(QuerySearch search, Deadline deadline) {
    StoredForm layout = forms.of(search.home());
    Response response =
        calls.search(
            layout,
            QueryBody.write(search, layout, deadline.remaining()),
            deadline,
            ElasticQueryEngine::problem);
    try {
      JsonNode reply = json.readTree(response.getEntity().getContent());
      return QueryHitsReader.read(
          reply, search, layout, new Marks(highlighter, search.marked(), layout));
    } catch (IOException unreadable) {
      throw EngineFailures.problem(unreadable);
    }
  }

  /** Two limits of the engine cannot be told beforehand: they depend on what is stored. */
  private static ApiProblem problem(Throwable failure) {
    ApiProblem problem = EngineFailures.problem(failure);
    if (!(failure instanceof ResponseException)
        || !(problem.getCause() instanceof EngineRefusal refusal)) {
      return problem;
    }
    String type = refusal.type();
    if (type.contains("too_many_buckets")) {
      return ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              "The aggregations make more buckets than are allowed; ask for wider intervals or"
                  + " fewer values")
          .causedBy(refusal);
    }
    if (type.contains("too_many_clauses") || type.contains("too_many_nested_clauses")) {
      return ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              "The query has more words and values than are allowed; ask for fewer")
          .causedBy(refusal);
    }
    return problem;
  }
}

package dev.auspex.gateway.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Cancellable;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.Highlighter;
import dev.auspex.contract.Deadline;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Searches through the low-level client: the typed one does not know our retriever and does not
 * show response headers.
 */
final class ElasticSearchEngine implements SearchEngine {
  private static final String RANK_HEADER = "Auspex-Rank";

  private final Rest5Client client;
  private final ObjectMapper json;
  private final HitsReader hits;
  private final StoredForms forms;
  private final Highlighter highlighter;

  ElasticSearchEngine(
      Rest5Client client, ObjectMapper json, StoredForms forms, Highlighter highlighter) {
    this.client = client;
    this.json = json;
    this.forms = forms;
    this.highlighter = highlighter;
    this.hits = new HitsReader(json);
  }

  @Override
  public EngineHits search(EngineSearch search, Deadline deadline) {
    StoredForm layout = forms.of(search.home());
    Request request = new Request("POST", "/" + layout.index() + "/_search");
    layout.routing().ifPresent(routing -> request.addParameter("routing", routing));
    // A page from some of the shards would look like the whole truth.
    request.addParameter("allow_partial_search_results", "false");
    request.setJsonEntity(SearchBody.write(search, layout, deadline.remaining()).toString());
    Response response = EngineFailures.await(send(request), deadline);
    try {
      JsonNode reply = json.readTree(response.getEntity().getContent());
      EngineHits read =
          hits.read(
              reply,
              response.getHeader(RANK_HEADER),
              layout,
              new Marks(highlighter, search.highlight(), layout));
      List<String> fields = search.fields();
      if (fields != null) {
        read.hits().forEach(hit -> hit.document().retain(fields));
      }
      return search.facets().isEmpty()
          ? read
          : read.withFacets(Facets.read(reply, search.facets()));
    } catch (IOException unreadable) {
      throw EngineFailures.problem(unreadable);
    }
  }

  private CompletableFuture<Response> send(Request request) {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    Cancellable call =
        client.performRequestAsync(
            request,
            new ResponseListener() {
              @Override
              public void onSuccess(Response response) {
                answer.complete(response);
              }

              @Override
              public void onFailure(Exception failure) {
                answer.completeExceptionally(failure);
              }
            });
    // A closed connection tells Elasticsearch to stop working on the search.
    var unused =
        answer.whenComplete(
            (response, failure) -> {
              if (answer.isCancelled()) {
                call.cancel();
              }
            });
    return answer;
  }
}

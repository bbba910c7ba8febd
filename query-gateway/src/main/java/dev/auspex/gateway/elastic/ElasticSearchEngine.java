package dev.auspex.gateway.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.Highlighter;
import dev.auspex.contract.Deadline;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.io.IOException;
import java.util.List;

/** Runs searches over channels, with the retriever of our plugin. */
final class ElasticSearchEngine implements SearchEngine {
  private static final String RANK_HEADER = "Auspex-Rank";

  private final SearchCalls calls;
  private final ObjectMapper json;
  private final HitsReader hits;
  private final StoredForms forms;
  private final Highlighter highlighter;

  ElasticSearchEngine(
      SearchCalls calls, ObjectMapper json, StoredForms forms, Highlighter highlighter) {
    this.calls = calls;
    this.json = json;
    this.forms = forms;
    this.highlighter = highlighter;
    this.hits = new HitsReader(json);
  }

  @Override
  public EngineHits search(EngineSearch search, Deadline deadline) {
    StoredForm layout = forms.of(search.home());
    Response response =
        calls.search(
            layout,
            SearchBody.write(search, layout, deadline.remaining()),
            deadline,
            EngineFailures::problem);
    try {
      JsonNode reply = json.readTree(response.getEntity().getContent());
      EngineHits read =
          hits.read(
              reply,
              response.getHeader(RANK_HEADER),
              layout,
              new Marks(highlighter, search.page().highlight(), layout));
      List<String> fields = search.page().fields();
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
}

package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.documents.stored.StoredForm;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an {@link EngineSearch} as the body of {@code _search}. The tree is fixed; what clients
 * typed only ever becomes a string value in it.
 */
final class SearchBody {
  /** Totals are counted up to here. */
  private static final int MOST_COUNTED = 10_000;

  /** Neighbours that the graph search looks at for each that it must bring. */
  private static final int CANDIDATES_PER_NEIGHBOUR = 2;

  private static final int MOST_CANDIDATES = 10_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SearchBody() {}

  static ObjectNode write(EngineSearch search, StoredForm layout, Duration timeout) {
    ObjectNode body = JSON.objectNode();
    body.put("from", search.page().from())
        .put("size", search.page().size())
        .put("timeout", Math.max(1, timeout.toMillis()) + "ms")
        .put("track_total_hits", MOST_COUNTED);
    addSource(body, search, layout);
    Sorting sorting = search.sorting();
    if (sorting == null) {
      addRetriever(body, search, layout);
    } else {
      addMatches(body, search, layout);
      SortClause.write(body, sorting, layout);
    }
    Facets.write(body, search.facets(), layout);
    addHighlight(body, search.page().highlight(), layout);
    return body;
  }

  private static void addSource(ObjectNode body, EngineSearch search, StoredForm layout) {
    List<String> fields = search.page().fields() == null ? null : fetched(search, layout);
    if (fields != null && fields.isEmpty()) {
      body.put("_source", false); // no names would mean all of them
      return;
    }
    ObjectNode source = body.putObject("_source");
    if (fields == null) {
      layout.unread(search.page().hiddenFields()).forEach(source.putArray("excludes")::add);
    } else {
      layout.fields(fields).forEach(source.putArray("includes")::add);
    }
  }

  /** What is asked for, and the texts in which we mark what was found. */
  private static List<String> fetched(EngineSearch search, StoredForm layout) {
    Set<String> fetched = new LinkedHashSet<>(Objects.requireNonNull(search.page().fields()));
    EngineSearch.Highlight highlight = search.page().highlight();
    if (highlight != null) {
      highlight.fields().stream()
          .filter(field -> layout.analysisOf(field).isPresent())
          .forEach(fetched::add);
    }
    return List.copyOf(fetched);
  }

  private static void addRetriever(ObjectNode body, EngineSearch search, StoredForm layout) {
    ObjectNode auspex = body.putObject("retriever").putObject("auspex");
    ArrayNode channels = auspex.putArray("channels");
    for (EngineSearch.Channel channel : search.stages().channels()) {
      channels
          .addObject()
          .put("name", channel.name())
          .put("weight", channel.weight())
          .set("retriever", retriever(channel, search, layout));
    }
    auspex
        .put("rank_window_size", search.stages().window())
        .put("rank_constant", search.stages().rankConstant());
    EngineSearch.Rerank rerank = search.stages().rerank();
    if (rerank != null) {
      ObjectNode model = auspex.putObject("rerank");
      model.put("model", rerank.model()).put("query", rerank.query());
      layout.fields(rerank.fields()).forEach(model.putArray("fields")::add);
      model.put("window", rerank.window()).put("timeout_millis", rerank.timeoutMillis());
    }
  }

  /** Everything that the one channel matches, for an order that is not by rank. */
  private static void addMatches(ObjectNode body, EngineSearch search, StoredForm layout) {
    ObjectNode bool = body.putObject("query").putObject("bool");
    ChannelQuery looking = search.stages().channels().getFirst().query();
    bool.set("must", ChannelClause.write(looking, layout));
    ArrayNode bounds = bounds(search, looking, layout);
    if (!bounds.isEmpty()) {
      bool.set("filter", oneOrAll(bounds));
    }
  }

  private static ObjectNode retriever(
      EngineSearch.Channel channel, EngineSearch search, StoredForm layout) {
    ObjectNode retriever = JSON.objectNode();
    ObjectNode body;
    if (channel.query() instanceof ChannelQuery.Nearest nearest) {
      body = retriever.putObject("knn").put("field", layout.field(nearest.field()));
      ArrayNode vector = body.putArray("query_vector");
      for (int i = 0; i < nearest.vector().dimensions(); i++) {
        vector.add(nearest.vector().at(i));
      }
      body.put("k", channel.quota())
          .put(
              "num_candidates",
              Math.min(MOST_CANDIDATES, channel.quota() * CANDIDATES_PER_NEIGHBOUR));
    } else {
      body = retriever.putObject("standard");
      body.set("query", ChannelClause.write(channel.query(), layout));
    }
    ArrayNode bounds = bounds(search, channel.query(), layout);
    if (!bounds.isEmpty()) {
      body.set("filter", oneOrAll(bounds));
    }
    return retriever;
  }

  /** What a channel may bring: the search's filter, and nothing that is excluded. */
  private static ArrayNode bounds(EngineSearch search, ChannelQuery looking, StoredForm layout) {
    ArrayNode bounds = JSON.arrayNode();
    FilterClause.all(search.filter(), layout)
        .ifPresent(
            filter -> {
              if (filter instanceof ArrayNode several) {
                bounds.addAll(several);
              } else {
                bounds.add(filter);
              }
            });
    if (!search.excluded().isEmpty() && !(looking instanceof ChannelQuery.Documents)) {
      bounds
          .addObject()
          .putObject("bool")
          .set("must_not", ChannelClause.documents(search.excluded(), layout));
    }
    return bounds;
  }

  private static JsonNode oneOrAll(ArrayNode clauses) {
    return clauses.size() == 1 ? clauses.get(0) : clauses;
  }

  private static void addHighlight(
      ObjectNode body, EngineSearch.@Nullable Highlight highlight, StoredForm layout) {
    List<String> byTheEngine =
        highlight == null
            ? List.of()
            : highlight.fields().stream()
                .filter(field -> layout.analysisOf(field).isEmpty())
                .map(layout::field)
                .toList();
    if (highlight == null || byTheEngine.isEmpty()) {
      return;
    }
    ObjectNode written = body.putObject("highlight");
    written.put("encoder", "html");
    written.putArray("pre_tags").add("<em>");
    written.putArray("post_tags").add("</em>");
    ObjectNode query = written.putObject("highlight_query").putObject("multi_match");
    query.put("query", highlight.text());
    byTheEngine.forEach(query.putArray("fields")::add);
    ObjectNode fields = written.putObject("fields");
    byTheEngine.forEach(
        field -> fields.putObject(field).put("number_of_fragments", Marks.MOST_FRAGMENTS));
  }
}

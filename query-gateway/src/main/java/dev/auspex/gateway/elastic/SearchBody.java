package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.filter.Filter;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an {@link EngineSearch} as the body of {@code _search}. The tree is fixed; what clients
 * typed only ever becomes a string value in it.
 */
final class SearchBody {
  /** Totals are counted up to here. */
  private static final int MOST_COUNTED = 10_000;

  /** A phrase counts half of its words again. */
  private static final double PHRASE_BOOST = 0.5;

  /** Runs of up to so many words are looked for among exact values. */
  private static final int LONGEST_EXACT_RUN = 4;

  /** Most exact values to look for in one field. */
  private static final int MOST_EXACT_VALUES = 64;

  /** Neighbours that the graph search looks at for each that it must bring. */
  private static final int CANDIDATES_PER_NEIGHBOUR = 2;

  private static final int MOST_CANDIDATES = 10_000;

  /** Stands for the analysis of fields whose text the engine cuts itself. */
  private static final String BY_THE_ENGINE = "";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SearchBody() {}

  static ObjectNode write(EngineSearch search, StoredForm layout, Duration timeout) {
    ObjectNode body = JSON.objectNode();
    body.put("from", search.from())
        .put("size", search.size())
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
    addHighlight(body, search.highlight(), layout);
    return body;
  }

  private static void addSource(ObjectNode body, EngineSearch search, StoredForm layout) {
    List<String> fields = search.fields() == null ? null : fetched(search, layout);
    if (fields != null && fields.isEmpty()) {
      body.put("_source", false); // no names would mean all of them
      return;
    }
    ObjectNode source = body.putObject("_source");
    if (fields == null) {
      layout.unread(search.hiddenFields()).forEach(source.putArray("excludes")::add);
    } else {
      layout.fields(fields).forEach(source.putArray("includes")::add);
    }
  }

  /** What is asked for, and the texts in which we mark what was found. */
  private static List<String> fetched(EngineSearch search, StoredForm layout) {
    Set<String> fetched = new LinkedHashSet<>(Objects.requireNonNull(search.fields()));
    EngineSearch.Highlight highlight = search.highlight();
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
    for (EngineSearch.Channel channel : search.channels()) {
      channels
          .addObject()
          .put("name", channel.name())
          .put("weight", channel.weight())
          .set("retriever", retriever(channel, search.filter(), layout));
    }
    auspex.put("rank_window_size", search.window()).put("rank_constant", search.rankConstant());
    EngineSearch.Rerank rerank = search.rerank();
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
    switch (search.channels().getFirst().query()) {
      case ChannelQuery.Everything everything -> bool.putObject("must").putObject("match_all");
      case ChannelQuery.Words words -> bool.set("must", words(words, layout));
      case ChannelQuery.Nearest nearest ->
          throw new IllegalArgumentException("everything is near to a vector, more or less");
    }
    FilterClause.all(search.filter(), layout).ifPresent(filter -> bool.set("filter", filter));
  }

  private static ObjectNode retriever(
      EngineSearch.Channel channel, @Nullable Filter bound, StoredForm layout) {
    ObjectNode retriever = JSON.objectNode();
    switch (channel.query()) {
      case ChannelQuery.Everything everything ->
          retriever.putObject("standard").putObject("query").putObject("match_all");
      case ChannelQuery.Words words ->
          retriever.putObject("standard").set("query", words(words, layout));
      case ChannelQuery.Nearest nearest -> {
        ObjectNode knn = retriever.putObject("knn").put("field", layout.field(nearest.field()));
        ArrayNode vector = knn.putArray("query_vector");
        for (int i = 0; i < nearest.vector().dimensions(); i++) {
          vector.add(nearest.vector().at(i));
        }
        knn.put("k", channel.quota())
            .put(
                "num_candidates",
                Math.min(MOST_CANDIDATES, channel.quota() * CANDIDATES_PER_NEIGHBOUR));
      }
    }
    Optional<JsonNode> filter = FilterClause.all(bound, layout);
    if (filter.isPresent()) {
      // Each kind of retriever has one member: its body.
      for (JsonNode body : retriever) {
        ((ObjectNode) body).set("filter", filter.get());
      }
    }
    return retriever;
  }

  /**
   * BM25F over the analysed fields of a language taken as one, so that "spielberg war movie" finds
   * the director in one field and the theme in another; the words side by side count more; exact
   * fields match whole values. Fields of several languages add up: mostly they say different
   * things.
   *
   * @see <a href="https://doi.org/10.1561/1500000019">Robertson, Zaragoza: The Probabilistic
   *     Relevance Framework: BM25 and Beyond, 2009, section 3.6 (BM25F)</a>
   */
  private static ObjectNode words(ChannelQuery.Words words, StoredForm layout) {
    ObjectNode query = JSON.objectNode();
    ObjectNode bool = query.putObject("bool");
    ArrayNode should = bool.putArray("should");
    byAnalysis(words.prose(), layout)
        .forEach(
            (analysis, fields) -> {
              String text =
                  analysis.equals(BY_THE_ENGINE)
                      ? words.text()
                      : layout.termLine(analysis, words.text());
              if (!text.isEmpty()) {
                addProse(should, text, fields, layout);
              }
            });
    List<String> values = exactValues(words.text());
    for (WeightedField field : words.exact()) {
      for (String value : values) {
        should
            .addObject()
            .putObject("term")
            .putObject(layout.field(field.name()))
            .put("value", value)
            .put("case_insensitive", true)
            .put("boost", field.weight());
      }
    }
    if (should.isEmpty()) {
      // Nothing but signs was typed, and no field holds exact values.
      query.remove("bool");
      query.putObject("match_none");
      return query;
    }
    bool.put("minimum_should_match", 1);
    return query;
  }

  private static Map<String, List<WeightedField>> byAnalysis(
      List<WeightedField> fields, StoredForm layout) {
    Map<String, List<WeightedField>> byAnalysis = new LinkedHashMap<>();
    for (WeightedField field : fields) {
      byAnalysis
          .computeIfAbsent(
              layout.analysisOf(field.name()).orElse(BY_THE_ENGINE), name -> new ArrayList<>())
          .add(field);
    }
    return byAnalysis;
  }

  private static void addProse(
      ArrayNode should, String text, List<WeightedField> fields, StoredForm layout) {
    ObjectNode combined = should.addObject().putObject("combined_fields");
    combined.put("query", text).put("operator", "or");
    addFields(combined, relative(fields), layout);
    ObjectNode phrase = should.addObject().putObject("multi_match");
    phrase.put("query", text).put("type", "phrase").put("boost", PHRASE_BOOST);
    addFields(phrase, fields, layout);
  }

  /** The engine wants weights of at least 1 here; only their ratio matters within the query. */
  private static List<WeightedField> relative(List<WeightedField> fields) {
    double least = fields.stream().mapToDouble(WeightedField::weight).min().orElseThrow();
    if (least >= 1) {
      return fields;
    }
    return fields.stream()
        .map(field -> new WeightedField(field.name(), field.weight() / least))
        .toList();
  }

  private static void addFields(ObjectNode query, List<WeightedField> fields, StoredForm layout) {
    ArrayNode names = query.putArray("fields");
    for (WeightedField field : fields) {
      names.add(layout.indexedField(field.name()) + "^" + (float) field.weight());
    }
  }

  /** The text and each run of its words, longest first. */
  private static List<String> exactValues(String text) {
    String[] words = text.split(" ");
    Set<String> values = new LinkedHashSet<>();
    values.add(text);
    for (int length = Math.min(LONGEST_EXACT_RUN, words.length); length >= 1; length--) {
      for (int start = 0; start + length <= words.length; start++) {
        values.add(String.join(" ", List.of(words).subList(start, start + length)));
      }
    }
    return new ArrayList<>(values).subList(0, Math.min(MOST_EXACT_VALUES, values.size()));
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

package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import dev.auspex.gateway.elastic.DocumentQuery.Bool;
import dev.auspex.gateway.elastic.DocumentQuery.Matching;
import dev.auspex.gateway.elastic.DocumentQuery.Nearest;
import dev.auspex.gateway.elastic.DocumentQuery.Phrase;
import dev.auspex.gateway.elastic.DocumentQuery.Words;
import dev.auspex.gateway.elastic.DocumentQuery.WordsAcross;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link DocumentQuery} as a query of the engine. The trees are alike; what clients typed
 * only ever becomes a value in it, and texts become the terms that documents have.
 */
final class QueryClause {
  /** Stands for the analysis of fields whose text the engine cuts itself. */
  private static final String BY_THE_ENGINE = "";

  private static final String VALUE = "value";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final StoredForm layout;
  private final @Nullable Filter visible;

  /**
   * Writes for {@code layout}.
   *
   * @param visible what the caller may see; null for all documents
   */
  QueryClause(StoredForm layout, @Nullable Filter visible) {
    this.layout = layout;
    this.visible = visible;
  }

  /** What {@code query} matches of the documents that the caller may see. */
  ObjectNode bounded(DocumentQuery query) {
    ObjectNode clause = JSON.objectNode();
    ObjectNode bool = clause.putObject("bool");
    bool.set("must", write(query));
    FilterClause.all(visible, layout).ifPresent(filter -> bool.set("filter", filter));
    return clause;
  }

  ObjectNode write(DocumentQuery query) {
    ObjectNode clause = JSON.objectNode();
    switch (query) {
      case DocumentQuery.Everything everything -> clause.putObject("match_all");
      case Bool bool -> clause.set("bool", bool(bool));
      case DocumentQuery.Best best -> {
        ObjectNode written = clause.putObject("dis_max").put("tie_breaker", best.tieBreaker());
        written.set("queries", each(best.parts()));
      }
      case DocumentQuery.Boosted boosted ->
          clause
              .putObject("bool")
              .put("boost", boosted.factor())
              .set("must", write(boosted.query()));
      case DocumentQuery.Constant constant ->
          clause
              .putObject("constant_score")
              .put("boost", constant.score())
              .set("filter", write(constant.filter()));
      case Words words -> words(clause, words);
      case WordsAcross across -> across(clause, across);
      case Phrase phrase -> phrase(clause, phrase);
      case DocumentQuery.Term term ->
          caseOf(
              clause
                  .putObject("term")
                  .putObject(layout.indexedField(term.field()))
                  .set(VALUE, FilterClause.value(term.value())),
              term.anyCase());
      case DocumentQuery.Terms terms -> {
        ArrayNode values = clause.putObject("terms").putArray(layout.indexedField(terms.field()));
        terms.values().forEach(value -> values.add(FilterClause.value(value)));
      }
      case DocumentQuery.Prefix prefix ->
          caseOf(
              clause
                  .putObject("prefix")
                  .putObject(layout.field(prefix.field()))
                  .put(VALUE, prefix.begin()),
              prefix.anyCase());
      case DocumentQuery.Present present ->
          clause.putObject("exists").put("field", layout.indexedField(present.field()));
      case DocumentQuery.Ids ids -> {
        ArrayNode values = clause.putObject("ids").putArray("values");
        ids.ids().forEach(id -> values.add(layout.id(id)));
      }
      case DocumentQuery.Where where -> {
        return FilterClause.write(where.filter(), layout);
      }
      case Nearest nearest -> clause.set("knn", nearest(nearest));
    }
    return clause;
  }

  private static void caseOf(ObjectNode term, boolean any) {
    if (any) {
      term.put("case_insensitive", true);
    }
  }

  private ObjectNode bool(Bool query) {
    ObjectNode bool = JSON.objectNode();
    put(bool, "must", query.must());
    put(bool, "should", query.should());
    put(bool, "filter", query.filter());
    put(bool, "must_not", query.mustNot());
    if (query.least() != null) {
      bool.put("minimum_should_match", query.least().text());
    }
    return bool;
  }

  private void put(ObjectNode bool, String name, List<DocumentQuery> parts) {
    if (!parts.isEmpty()) {
      bool.set(name, each(parts));
    }
  }

  private ArrayNode each(List<DocumentQuery> parts) {
    ArrayNode clauses = JSON.arrayNode();
    parts.forEach(part -> clauses.add(write(part)));
    return clauses;
  }

  private void words(ObjectNode clause, Words words) {
    String terms = terms(words.field(), words.text());
    if (terms.isBlank()) {
      forNoWords(clause, words.matching());
      return;
    }
    ObjectNode match =
        clause.putObject("match").putObject(layout.indexedField(words.field())).put("query", terms);
    matching(match, words.matching());
  }

  private static void forNoWords(ObjectNode clause, Matching matching) {
    clause.putObject(matching.everythingForNone() ? "match_all" : "match_none");
  }

  private static void matching(ObjectNode match, Matching matching) {
    match.put("operator", matching.all() ? "and" : "or");
    if (matching.least() != null) {
      match.put("minimum_should_match", matching.least().text());
    }
  }

  private void phrase(ObjectNode clause, Phrase phrase) {
    String terms = terms(phrase.field(), phrase.text());
    if (terms.isBlank()) {
      forNoWords(clause, Matching.ANY);
      return;
    }
    clause
        .putObject("match_phrase")
        .putObject(layout.indexedField(phrase.field()))
        .put("query", terms)
        .put("slop", phrase.slop());
  }

  private void across(ObjectNode clause, WordsAcross across) {
    Map<String, List<WeightedField>> byAnalysis = new LinkedHashMap<>();
    for (WeightedField field : across.fields()) {
      byAnalysis
          .computeIfAbsent(
              layout.analysisOf(field.name()).orElse(BY_THE_ENGINE), name -> new ArrayList<>())
          .add(field);
    }
    ArrayNode groups = JSON.arrayNode();
    for (List<WeightedField> fields : byAnalysis.values()) {
      String terms = terms(fields.getFirst().name(), across.text());
      if (terms.isBlank()) {
        continue;
      }
      ObjectNode group = groups.addObject().putObject("multi_match");
      group.put("query", terms).put("type", "cross_fields").put("tie_breaker", across.tieBreaker());
      matching(group, across.matching());
      ArrayNode names = group.putArray("fields");
      fields.forEach(
          field -> names.add(layout.indexedField(field.name()) + "^" + (float) field.weight()));
    }
    if (groups.isEmpty()) {
      forNoWords(clause, across.matching());
    } else if (groups.size() == 1) {
      clause.setAll((ObjectNode) groups.get(0));
    } else {
      clause.putObject("dis_max").set("queries", groups);
    }
  }

  /** The text as documents have it: its terms, or the text itself where the engine cuts it. */
  private String terms(String field, String text) {
    return layout.analysisOf(field).map(analysis -> layout.termLine(analysis, text)).orElse(text);
  }

  /** The body of a search for neighbours, as a query and beside one: what may be seen bounds it. */
  ObjectNode nearest(Nearest nearest) {
    ObjectNode knn = JSON.objectNode().put("field", layout.field(nearest.field()));
    ArrayNode vector = knn.putArray("query_vector");
    for (int i = 0; i < nearest.vector().dimensions(); i++) {
      vector.add(nearest.vector().at(i));
    }
    knn.put("k", nearest.k()).put("num_candidates", nearest.candidates());
    if (nearest.least() != null) {
      knn.put("similarity", nearest.least());
    }
    if (nearest.boost() != 1) {
      knn.put("boost", nearest.boost());
    }
    ArrayNode filter = each(nearest.filter());
    FilterClause.all(visible, layout)
        .ifPresent(
            bound -> {
              if (bound instanceof ArrayNode several) {
                filter.addAll(several);
              } else {
                filter.add(bound);
              }
            });
    if (!filter.isEmpty()) {
      knn.set("filter", filter);
    }
    return knn;
  }

  /** A value in an order or a query, null for none. */
  static JsonNode valueOrNull(@Nullable FilterValue value) {
    return value == null ? JSON.nullNode() : FilterClause.value(value);
  }
}

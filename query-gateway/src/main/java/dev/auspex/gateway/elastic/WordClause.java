package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedWords;
import dev.auspex.rewriting.term.TermGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes words as a query of the engine. What was typed only ever becomes a value in it. */
final class WordClause {
  /** A phrase counts half of its words again. */
  private static final double PHRASE_BOOST = 0.5;

  /** So do two neighbours, a fifth. */
  private static final double PAIR_BOOST = 0.2;

  /** Pairs of a longer text are looked for up to here. */
  private static final int MOST_PAIRS = 16;

  /** Words that belong together count half where they stand apart. */
  private static final double APART_BOOST = 0.5;

  /** Runs of up to so many words are looked for among exact values. */
  private static final int LONGEST_EXACT_RUN = 4;

  /** Most exact values to look for in one field. */
  private static final int MOST_EXACT_VALUES = 64;

  /** Stands for the analysis of fields whose text the engine cuts itself. */
  private static final String BY_THE_ENGINE = "";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WordClause() {}

  /**
   * BM25F over the analysed fields of a language taken as one, so that "spielberg war movie" finds
   * the director in one field and the theme in another; the words side by side count more; exact
   * fields match whole values. Fields of several languages add up: mostly they say different
   * things.
   *
   * <p>A group that other terms stand for is one clause: the best of what it says and of these.
   * Words of which any text is full count less, and neighbours count more where they are neighbours
   * in the text.
   *
   * @see <a href="https://doi.org/10.1561/1500000019">Robertson, Zaragoza: The Probabilistic
   *     Relevance Framework: BM25 and Beyond, 2009, section 3.6 (BM25F)</a>
   * @see <a href="https://doi.org/10.1145/1076034.1076115">Metzler, Croft: A Markov Random Field
   *     Model for Term Dependencies, 2005, section 3.2 (sequential dependence)</a>
   */
  static ObjectNode write(ChannelQuery.Words words, StoredForm layout) {
    ArrayNode should = JSON.arrayNode();
    byAnalysis(words.prose(), layout)
        .forEach((analysis, fields) -> addProse(should, words, analysis, fields, layout));
    Map<String, Double> values = exactValues(words);
    for (WeightedField field : words.exact()) {
      values.forEach(
          (value, weight) ->
              should
                  .addObject()
                  .putObject("term")
                  .putObject(layout.field(field.name()))
                  .put("value", value)
                  .put("case_insensitive", true)
                  .put("boost", field.weight() * weight));
    }
    return any(should);
  }

  /** Documents with all words of {@code text}, in fields of one language or another. */
  static ObjectNode all(String text, List<WeightedField> prose, StoredForm layout) {
    ArrayNode should = JSON.arrayNode();
    byAnalysis(prose, layout)
        .forEach(
            (analysis, fields) -> {
              String line = analysis.equals(BY_THE_ENGINE) ? text : layout.termLine(analysis, text);
              if (!line.isEmpty()) {
                should.add(combined(line, "and", 1, fields, layout));
              }
            });
    return any(should);
  }

  /** Nothing but signs was typed where there is no clause, and no field holds exact values. */
  private static ObjectNode any(ArrayNode should) {
    ObjectNode query = JSON.objectNode();
    if (should.isEmpty()) {
      query.putObject("match_none");
      return query;
    }
    ObjectNode bool = query.putObject("bool");
    bool.set("should", should);
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
      ArrayNode should,
      ChannelQuery.Words words,
      String analysis,
      List<WeightedField> fields,
      StoredForm layout) {
    List<TermGroup> groups = words.terms().get(analysis);
    if (groups == null) {
      String text =
          analysis.equals(BY_THE_ENGINE) ? words.text() : layout.termLine(analysis, words.text());
      if (!text.isEmpty()) {
        should.add(combined(text, "or", 1, fields, layout));
        should.add(phrase(text, PHRASE_BOOST, fields, layout));
      }
      return;
    }
    if (groups.isEmpty()) {
      return;
    }
    addPlain(should, groups, false, fields, layout);
    addPlain(should, groups, true, fields, layout);
    groups.stream()
        .filter(group -> !group.isPlain())
        .forEach(group -> should.add(group(group, fields, layout)));
    List<String> line = groups.stream().flatMap(group -> group.terms().stream()).toList();
    should.add(phrase(String.join(" ", line), PHRASE_BOOST, fields, layout));
    // Of two, the pair is the phrase.
    for (int i = 0; line.size() > 2 && i + 1 < line.size() && i < MOST_PAIRS; i++) {
      should.add(phrase(String.join(" ", line.subList(i, i + 2)), PAIR_BOOST, fields, layout));
    }
  }

  /** Those that are one term: all that count less, or all others. */
  private static void addPlain(
      ArrayNode should,
      List<TermGroup> groups,
      boolean less,
      List<WeightedField> fields,
      StoredForm layout) {
    List<TermGroup> plain =
        groups.stream().filter(group -> group.isPlain() && group.weight() < 1 == less).toList();
    if (!plain.isEmpty()) {
      String line =
          plain.stream().map(group -> group.terms().getFirst()).collect(Collectors.joining(" "));
      should.add(combined(line, "or", plain.getFirst().weight(), fields, layout));
    }
  }

  /** The best of what the group says and of what else stands for it. */
  private static ObjectNode group(TermGroup group, List<WeightedField> fields, StoredForm layout) {
    ObjectNode query = JSON.objectNode();
    ArrayNode ways = query.putObject("dis_max").putArray("queries");
    addWay(ways, group.terms(), 1, fields, layout);
    for (TermGroup.Alternative also : group.alternatives()) {
      addWay(ways, also.terms(), also.weight(), fields, layout);
    }
    return query;
  }

  /** Several terms belong together: side by side, or else all of them somewhere. */
  private static void addWay(
      ArrayNode ways,
      List<String> terms,
      double weight,
      List<WeightedField> fields,
      StoredForm layout) {
    String line = String.join(" ", terms);
    if (terms.size() == 1) {
      ways.add(combined(line, "or", weight, fields, layout));
    } else {
      ways.add(phrase(line, weight, fields, layout));
      ways.add(combined(line, "and", weight * APART_BOOST, fields, layout));
    }
  }

  private static ObjectNode combined(
      String line, String operator, double boost, List<WeightedField> fields, StoredForm layout) {
    ObjectNode query = JSON.objectNode();
    ObjectNode combined = query.putObject("combined_fields");
    combined.put("query", line).put("operator", operator);
    if (boost != 1) {
      combined.put("boost", boost);
    }
    addFields(combined, relative(fields), layout);
    return query;
  }

  private static ObjectNode phrase(
      String line, double boost, List<WeightedField> fields, StoredForm layout) {
    ObjectNode query = JSON.objectNode();
    ObjectNode phrase = query.putObject("multi_match");
    phrase.put("query", line).put("type", "phrase").put("boost", boost);
    addFields(phrase, fields, layout);
    return query;
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

  /** The text and each run of its words, longest first; then what else stands for some of them. */
  private static Map<String, Double> exactValues(ChannelQuery.Words looked) {
    String text = looked.text();
    String[] words = text.split(" ");
    Set<String> values = new LinkedHashSet<>();
    values.add(text);
    for (int length = Math.min(LONGEST_EXACT_RUN, words.length); length >= 1; length--) {
      for (int start = 0; start + length <= words.length; start++) {
        values.add(String.join(" ", List.of(words).subList(start, start + length)));
      }
    }
    Map<String, Double> weighted = new LinkedHashMap<>();
    values.stream().limit(MOST_EXACT_VALUES).forEach(value -> weighted.put(value, 1.0));
    for (WeightedWords also : looked.alsoWords()) {
      if (weighted.size() < MOST_EXACT_VALUES) {
        weighted.putIfAbsent(also.words(), also.weight());
      }
    }
    return weighted;
  }
}

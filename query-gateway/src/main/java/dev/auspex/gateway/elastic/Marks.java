package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.analysis.Highlighter;
import dev.auspex.documents.stored.StoredForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Marks in hits what the engine cannot: it knows only the terms of the text that Auspex cuts, not
 * where they stand.
 */
final class Marks {
  /** As many as the engine gives. */
  static final int MOST_FRAGMENTS = 3;

  /** What is looked for in one field. */
  private record Wanted(String analysis, Set<String> terms) {}

  private final Highlighter highlighter;
  private final Map<String, Wanted> wanted = new LinkedHashMap<>();

  /**
   * @param highlight what to mark; null for nothing
   */
  Marks(Highlighter highlighter, EngineSearch.@Nullable Highlight highlight, StoredForm layout) {
    this(
        highlighter,
        highlight == null
            ? Map.of()
            : highlight.fields().stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), field -> highlight.text())),
        layout);
  }

  /**
   * Marks in each field the words of a text of its own.
   *
   * @param texts by the names of analysed fields
   */
  Marks(Highlighter highlighter, Map<String, String> texts, StoredForm layout) {
    this.highlighter = highlighter;
    record Cut(String analysis, String text) {}
    Map<Cut, Set<String>> terms = new HashMap<>();
    texts.forEach(
        (field, text) ->
            layout
                .analysisOf(field)
                .ifPresent(
                    analysis ->
                        wanted.put(
                            field,
                            new Wanted(
                                analysis,
                                terms.computeIfAbsent(
                                    new Cut(analysis, text),
                                    cut -> layout.tellingTerms(cut.analysis(), cut.text()))))));
  }

  /** Adds what is marked in {@code document}. */
  void addTo(Map<String, List<String>> highlights, ObjectNode document) {
    wanted.forEach(
        (field, looked) -> {
          List<String> fragments = new ArrayList<>();
          JsonNode value = document.path(field);
          for (JsonNode text : value.isArray() ? value : List.of(value)) {
            if (text.isTextual() && fragments.size() < MOST_FRAGMENTS) {
              fragments.addAll(
                  highlighter.fragments(
                      looked.analysis(),
                      text.textValue(),
                      looked.terms(),
                      MOST_FRAGMENTS - fragments.size()));
            }
          }
          if (!fragments.isEmpty()) {
            highlights.put(field, List.copyOf(fragments));
          }
        });
  }
}

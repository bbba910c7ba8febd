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
    this.highlighter = highlighter;
    if (highlight != null) {
      Map<String, Set<String>> terms = new HashMap<>();
      for (String field : highlight.fields()) {
        layout
            .analysisOf(field)
            .ifPresent(
                analysis ->
                    wanted.put(
                        field,
                        new Wanted(
                            analysis,
                            terms.computeIfAbsent(
                                analysis, name -> terms(name, highlight.text(), layout)))));
      }
    }
  }

  private static Set<String> terms(String analysis, String text, StoredForm layout) {
    return Set.copyOf(List.of(layout.termLine(analysis, text).split(" ")));
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

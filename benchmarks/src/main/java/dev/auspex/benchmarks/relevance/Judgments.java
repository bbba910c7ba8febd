package dev.auspex.benchmarks.relevance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people found good.
 *
 * @param byQuery grades of documents by query id; 0 and below: not good at all
 */
public record Judgments(Map<String, Map<String, Integer>> byQuery) {
  /** Keeps its own view. */
  public Judgments {
    byQuery = Collections.unmodifiableMap(byQuery);
  }

  /**
   * Reads tab-separated lines {@code query_id doc_id grade} below one line of names.
   *
   * @throws IOException where the file cannot be read, or a line has another shape
   */
  public static Judgments read(Path qrels) throws IOException {
    Map<String, Map<String, Integer>> byQuery = new HashMap<>();
    List<String> lines = Files.readAllLines(qrels);
    for (int i = 1; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      if (columns.length != 3) {
        throw new IOException(
            "%s, line %d: query, document and grade between tabs, but there are %d columns"
                .formatted(qrels, i + 1, columns.length));
      }
      byQuery
          .computeIfAbsent(columns[0], query -> new HashMap<>())
          .put(columns[1], Integer.parseInt(columns[2].strip()));
    }
    return new Judgments(byQuery);
  }

  /** Grades of documents for {@code query}; empty where nobody judged any. */
  public Map<String, Integer> of(String query) {
    return byQuery.getOrDefault(query, Map.of());
  }

  /** Whether any document is good for {@code query}: without one nothing can be measured. */
  public boolean hasGood(String query) {
    return of(query).values().stream().anyMatch(grade -> grade > 0);
  }
}

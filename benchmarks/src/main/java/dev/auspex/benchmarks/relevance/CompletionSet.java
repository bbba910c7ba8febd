package dev.auspex.benchmarks.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with values ({@code entries.jsonl}, each with {@code text} and {@code popularity}) and
 * beginnings ({@code prefixes.jsonl}, each with {@code prefix} and {@code expected_top5}: the most
 * popular values that begin so and are longer).
 */
public record CompletionSet(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEEPEST = 3;
  private static final String ENTRIES = "entries.jsonl";
  private static final String PREFIXES = "prefixes.jsonl";

  /**
   * One beginning.
   *
   * @param expected the values that complete it, best first, at most five
   */
  public record Prefix(String text, List<String> expected) {
    /** Copies {@code expected}. */
    public Prefix {
      expected = List.copyOf(expected);
    }
  }

  /** The sets in {@code directory} and up to three levels below it, by their paths. */
  public static List<CompletionSet> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.find(directory, DEEPEST + 1, (file, facts) -> true)) {
      return files
          .filter(
              folder ->
                  Files.isRegularFile(folder.resolve(ENTRIES))
                      && Files.isRegularFile(folder.resolve(PREFIXES)))
          .sorted()
          .map(CompletionSet::new)
          .toList();
    }
  }

  /** What people call it. */
  public String name() {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? "set" : last.toString();
  }

  /** A document for each value: {@code id}, {@code name} and {@code popularity}. */
  public List<ObjectNode> documents() throws IOException {
    List<ObjectNode> documents = new ArrayList<>();
    for (JsonNode entry : lines(ENTRIES)) {
      documents.add(
          JSON.createObjectNode()
              .put("id", "e" + documents.size())
              .put("name", entry.path("text").asText())
              .put("popularity", entry.path("popularity").asLong()));
    }
    return documents;
  }

  /** All beginnings. */
  public List<Prefix> prefixes() throws IOException {
    List<Prefix> prefixes = new ArrayList<>();
    for (JsonNode line : lines(PREFIXES)) {
      List<String> expected = new ArrayList<>();
      line.path("expected_top5").forEach(value -> expected.add(value.asText()));
      prefixes.add(new Prefix(line.path("prefix").asText(), expected));
    }
    return prefixes;
  }

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(folder.resolve(file))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    return lines;
  }
}

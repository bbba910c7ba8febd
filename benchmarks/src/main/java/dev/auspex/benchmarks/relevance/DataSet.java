package dev.auspex.benchmarks.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with documents ({@code docs.jsonl}, each with an {@code id}), queries ({@code
 * queries.jsonl}, each with {@code id} and {@code text}) and judgments ({@code qrels.tsv}).
 *
 * @param name its place below the folder that was named, such as {@code xquad/en}
 * @param folder where it lies
 */
public record DataSet(String name, Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEEPEST = 3;
  private static final String DOCUMENTS = "docs.jsonl";
  private static final String QUERIES = "queries.jsonl";
  private static final String JUDGMENTS = "qrels.tsv";
  private static final String README = "README.md";

  /** The choice of a sample is the same in each run. */
  private static final long SEED = 20_260_301;

  /**
   * One query.
   *
   * @param language tag as the set says it; empty where it does not
   */
  public record Query(String id, String text, String language) {}

  /**
   * What a folder tree holds.
   *
   * @param sets those that can be measured, by name
   * @param others folders that cannot, each with the reason
   */
  public record Found(List<DataSet> sets, List<String> others) {
    /** Copies both. */
    public Found {
      sets = List.copyOf(sets);
      others = List.copyOf(others);
    }
  }

  /** Looks for sets in {@code directory} and up to three levels below it. */
  public static Found in(Path directory) throws IOException {
    List<DataSet> sets = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<Path> folders;
    try (Stream<Path> tree = Files.walk(directory, DEEPEST)) {
      folders = tree.filter(Files::isDirectory).sorted().toList();
    }
    for (Path folder : folders) {
      String name = name(directory, folder);
      if (has(folder, DOCUMENTS) && has(folder, QUERIES) && has(folder, JUDGMENTS)) {
        sets.add(new DataSet(name, folder));
      } else {
        whyNot(folder).ifPresent(reason -> others.add(name + ": " + reason));
      }
    }
    return new Found(sets, others);
  }

  private static String name(Path directory, Path folder) {
    Path below = directory.relativize(folder);
    return (below.toString().isEmpty() ? folder.toAbsolutePath().normalize().getFileName() : below)
        .toString()
        .replace('\\', '/');
  }

  private static boolean has(Path folder, String file) {
    return Files.isRegularFile(folder.resolve(file));
  }

  /** Empty for a folder that only holds others. */
  private static Optional<String> whyNot(Path folder) throws IOException {
    List<String> files;
    try (Stream<Path> content = Files.list(folder)) {
      files =
          content
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(file -> !file.equals(README))
              .sorted()
              .toList();
    }
    if (files.isEmpty()) {
      return Optional.empty();
    }
    if (files.contains("prefixes.jsonl")) {
      return Optional.of("not measured yet: completions of prefixes");
    }
    for (String file : files) {
      if (file.endsWith(".jsonl") && first(folder.resolve(file)).has("expected")) {
        return Optional.of("not measured yet: corrections of spelling");
      }
    }
    return Optional.of(
        "not measured: it has no %s"
            .formatted(
                String.join(
                    ", ",
                    Stream.of(DOCUMENTS, QUERIES, JUDGMENTS)
                        .filter(file -> !files.contains(file))
                        .toList())));
  }

  private static JsonNode first(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line = lines.readLine();
      return JSON.readTree(line == null ? "{}" : line);
    }
  }

  /** All documents, in the order of the file. */
  public List<ObjectNode> documents() throws IOException {
    return objects(folder.resolve(DOCUMENTS));
  }

  /** The judgments. */
  public Judgments judgments() throws IOException {
    return Judgments.read(folder.resolve(JUDGMENTS));
  }

  /**
   * Queries that have at least one good document, in the order of the file.
   *
   * @param most so many at random, the same ones each time, where there are more
   */
  public List<Query> queries(Judgments judgments, int most) throws IOException {
    List<Query> queries = new ArrayList<>();
    for (ObjectNode line : objects(folder.resolve(QUERIES))) {
      Query query =
          new Query(
              line.path("id").asText(), line.path("text").asText(), line.path("lang").asText());
      if (judgments.hasGood(query.id())) {
        queries.add(query);
      }
    }
    List<Query> shuffled = new ArrayList<>(queries);
    Collections.shuffle(shuffled, new Random(SEED));
    Set<Query> chosen = new HashSet<>(shuffled.subList(0, Math.min(most, queries.size())));
    return queries.stream().filter(chosen::contains).toList();
  }

  /** Queries by place, which have exactly one right answer; empty in most sets. */
  public List<PlaceQuery> placeQueries() throws IOException {
    return objects(folder.resolve(QUERIES)).stream()
        .flatMap(line -> PlaceQuery.of(line).stream())
        .toList();
  }

  /** Its README, or that of the folder around it; empty where neither is there. */
  public String readme() throws IOException {
    for (Path place : List.of(folder.resolve(README), folder.resolveSibling(README))) {
      if (Files.isRegularFile(place)) {
        return Files.readString(place);
      }
    }
    return "";
  }

  /** What its README calls it: the name of the folder. */
  public String shortName() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /** What plain Lucene reaches on it, if its README says so. */
  public Optional<Anchor> anchor() throws IOException {
    return Anchor.find(readme(), shortName());
  }

  private static List<ObjectNode> objects(Path file) throws IOException {
    List<ObjectNode> objects = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          if (!(JSON.readTree(line) instanceof ObjectNode object)) {
            throw new IOException("%s: one JSON object per line".formatted(file));
          }
          objects.add(object);
        }
      }
    }
    return objects;
  }
}

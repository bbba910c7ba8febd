package dev.auspex.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The 3,201 movies of the package vega-datasets, in the fields of our demo schema. */
final class Movies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter RELEASE =
      DateTimeFormatter.ofPattern("MMM dd yyyy", Locale.ENGLISH);

  private Movies() {}

  /**
   * Reads the documents in the order of the file.
   *
   * @param packages the {@code node_modules} folder that holds the package
   */
  static List<ObjectNode> read(Path packages) throws IOException {
    JsonNode movies = JSON.readTree(packages.resolve("vega-datasets/data/movies.json").toFile());
    List<ObjectNode> documents = new ArrayList<>();
    for (JsonNode movie : movies) {
      documents.add(document("m%04d".formatted(documents.size() + 1), movie));
    }
    return documents;
  }

  private static ObjectNode document(String id, JsonNode movie) {
    ObjectNode document = JSON.createObjectNode();
    document.put("id", id);
    text(document, "title", movie.path("Title"));
    text(document, "genre", movie.path("Major Genre"));
    text(document, "creative_type", movie.path("Creative Type"));
    text(document, "source", movie.path("Source"));
    text(document, "director", movie.path("Director"));
    text(document, "distributor", movie.path("Distributor"));
    text(document, "rating", movie.path("MPAA Rating"));
    released(document, movie.path("Release Date").asText());
    number(document, "running_minutes", movie.path("Running Time min"));
    number(document, "budget_usd", movie.path("Production Budget"));
    number(document, "worldwide_gross_usd", movie.path("Worldwide Gross"));
    number(document, "imdb_rating", movie.path("IMDB Rating"));
    number(document, "imdb_votes", movie.path("IMDB Votes"));
    return document;
  }

  /** Some titles, such as 1776, are numbers in the file. */
  private static void text(ObjectNode document, String field, JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      document.put(field, value.asText());
    }
  }

  private static void number(ObjectNode document, String field, JsonNode value) {
    if (value.isNumber()) {
      document.set(field, value);
    }
  }

  /** A few dates of the file are no dates, such as "TBD"; those movies have none. */
  private static void released(ObjectNode document, String text) {
    try {
      document.put("released", LocalDate.parse(text, RELEASE).toString());
    } catch (DateTimeParseException unknown) {
      document.remove("released");
    }
  }
}

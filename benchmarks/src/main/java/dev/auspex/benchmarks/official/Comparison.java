package dev.auspex.benchmarks.official;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.official.OfficialClient.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether two answers to one search say the same. */
public final class Comparison {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Comparison() {}

  /**
   * In what {@code ours} differs from {@code theirs}; empty where it does not.
   *
   * @param scores whether scores and the order by them have to be the same; otherwise of a scored
   *     search it is only compared how many match, and what is counted
   */
  public static Optional<String> difference(
      SampleSearches.Search search, Answer ours, Answer theirs, boolean scores) {
    if (!(ours instanceof Answer.Replied(JsonNode our))
        || !(theirs instanceof Answer.Replied(JsonNode their))) {
      return differ(ours, theirs); // every one of them is a good search
    }
    boolean countsAlone = search.scored() && !scores;
    JsonNode one = normal(our, search.scored(), countsAlone);
    JsonNode other = normal(their, search.scored(), countsAlone);
    return one.equals(other) ? Optional.empty() : differ(one, other);
  }

  private static Optional<String> differ(Object ours, Object theirs) {
    String one = ours.toString();
    String other = theirs.toString();
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return Optional.of("%s, but Elasticsearch: %s".formatted(around(one, at), around(other, at)));
  }

  private static String around(String text, int at) {
    int from = Math.max(0, at - 60);
    return "…" + text.substring(Math.min(from, text.length()), Math.min(text.length(), at + 120));
  }

  /** What has to be the same of a reply: not times, shards and names of indexes. */
  private static JsonNode normal(JsonNode reply, boolean scored, boolean countsAlone) {
    ObjectNode normal = JSON.createObjectNode();
    normal.set("total", reply.at("/hits/total"));
    normal.set("aggregations", reply.path("aggregations"));
    if (countsAlone) {
      return normal;
    }
    normal.set("max_score", reply.at("/hits/max_score"));
    List<ObjectNode> hits = new ArrayList<>();
    for (JsonNode hit : reply.at("/hits/hits")) {
      ObjectNode kept = JSON.createObjectNode();
      for (String member : List.of("_id", "_score", "_source", "sort")) {
        if (hit.has(member)) {
          kept.set(member, hit.get(member));
        }
      }
      // Elasticsearch leaves vectors out of what it shows, too.
      if (kept.path("_source") instanceof ObjectNode source) {
        source.remove("look");
      }
      hits.add(kept);
    }
    boolean byScore = scored && hits.stream().noneMatch(hit -> hit.has("sort"));
    if (byScore) {
      withoutOpenTies(hits);
    }
    ArrayNode written = normal.putArray("hits");
    hits.forEach(written::add);
    return normal;
  }

  /** Equal scores stand in the order of storage, and a page may cut them anywhere. */
  private static void withoutOpenTies(List<ObjectNode> hits) {
    if (hits.isEmpty()) {
      return;
    }
    double last = hits.getLast().path("_score").asDouble();
    if (hits.getFirst().path("_score").asDouble() != last) {
      hits.removeIf(hit -> hit.path("_score").asDouble() == last);
    } else {
      hits.forEach(hit -> hit.retain("_score"));
    }
    hits.sort(
        Comparator.comparingDouble((ObjectNode hit) -> -hit.path("_score").asDouble())
            .thenComparing(hit -> hit.path("_id").asText()));
  }
}

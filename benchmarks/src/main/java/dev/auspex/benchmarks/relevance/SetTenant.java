package dev.auspex.benchmarks.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.platform.PlatformClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A set as a tenant of a platform; everything goes through the public API. */
public final class SetTenant {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration READY_LONGEST = Duration.ofSeconds(60);

  /** Embedding so many texts stays far below the longest time of a request. */
  private static final int BATCH = 200;

  /** As deep as recall is measured. */
  private static final int PAGE = 100;

  private final PlatformClient client;
  private final String id;
  private final String key;

  private SetTenant(PlatformClient client, String id, String key) {
    this.client = client;
    this.id = id;
    this.key = key;
  }

  /** Makes the tenant of the set called {@code name}, without limits, and a key. */
  public static SetTenant create(PlatformClient client, String name)
      throws IOException, InterruptedException {
    String id =
        ("set-" + name.toLowerCase(Locale.ROOT))
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^(.{0,40}).*$", "$1")
            .replaceAll("-+$", "");
    String path = "/v1/tenants/" + id;
    client
        .operator(
            "POST",
            "/v1/tenants",
            JSON.createObjectNode().put("id", id).put("name", "Set " + name).toString())
        .orThrow("create tenant " + id);
    client
        .operator("PUT", path + "/plan", "{\"plan\":\"unlimited\"}", Map.of("If-Match", "*"))
        .orThrow("lift the limits of " + id);
    String key =
        client
            .operator(
                "POST",
                path + "/api-keys",
                "{\"name\":\"bench\",\"scopes\":[\"search\",\"suggest\",\"write\"]}")
            .orThrow("create a key of " + id)
            .path("key")
            .asText();
    return new SetTenant(client, id, key);
  }

  /**
   * Makes an index and returns once it is ready.
   *
   * @param ranking its profile; null for the platform's default
   * @param placement where it lives; null for the platform's default
   */
  public void createIndex(
      String index, ArrayNode fields, @Nullable ObjectNode ranking, @Nullable String placement)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("name", index);
    body.putObject("schema").set("fields", fields);
    if (ranking != null) {
      body.set("ranking", ranking);
    }
    if (placement != null) {
      body.put("placement", placement);
    }
    client
        .operator("POST", "/v1/tenants/" + id + "/indexes", body.toString())
        .orThrow("create index " + index + " of " + id);
    Await.until(
        "the index %s of %s is ready".formatted(index, id),
        READY_LONGEST,
        () ->
            client
                .operator("GET", path(index), null)
                .orThrow("read the index")
                .path("state")
                .asText()
                .equals("ready"));
  }

  /**
   * Writes documents; searches see all of them afterwards.
   *
   * @throws IllegalStateException where one of them is refused
   */
  public void load(String index, List<ObjectNode> documents)
      throws IOException, InterruptedException {
    for (int from = 0; from < documents.size(); from += BATCH) {
      int to = Math.min(documents.size(), from + BATCH);
      StringBuilder lines = new StringBuilder();
      documents.subList(from, to).forEach(document -> lines.append(document).append('\n'));
      JsonNode result =
          client
              .bulk(
                  path(index) + "/documents" + (to == documents.size() ? "?wait=visible" : ""),
                  key,
                  lines.toString())
              .orThrow("load " + index + " of " + id);
      if (result.path("rejected").asInt() > 0) {
        for (JsonNode item : result.path("items")) {
          if (item.has("problem")) {
            throw new IllegalStateException("%s refuses a document: %s".formatted(id, item));
          }
        }
      }
    }
  }

  /**
   * What a search brought.
   *
   * @param hits ids of documents, best first, at most 100
   * @param byModel whether the model ordered the top
   * @param problem why there is no answer; empty where there is one
   */
  public record Page(List<String> hits, boolean byModel, String problem) {
    /** Copies {@code hits}. */
    public Page {
      hits = List.copyOf(hits);
    }
  }

  /** Searches {@code index} for {@code text} as people would type it. */
  public Page search(String index, String text) throws IOException, InterruptedException {
    Answer answer =
        client.tenant(
            "POST",
            path(index) + "/search",
            key,
            JSON.createObjectNode().put("query", text).put("size", PAGE).toString());
    if (!answer.good()) {
      return new Page(List.of(), false, "%d %s".formatted(answer.status(), answer.body()));
    }
    List<String> hits = new ArrayList<>();
    answer.body().path("hits").forEach(hit -> hits.add(hit.path("id").asText()));
    return new Page(hits, answer.body().at("/rank/rung").asText().equals("model"), "");
  }

  /**
   * Searches {@code index} by place.
   *
   * @return ids in the order in which they came; empty where the gateway refuses such searches
   */
  public Optional<List<String>> searchPlace(String index, PlaceQuery query, GuessedSchema schema)
      throws IOException, InterruptedException {
    Answer answer = client.tenant("POST", path(index) + "/search", key, query.search(schema));
    if (answer.status() == 400) {
      return Optional.empty();
    }
    List<String> hits = new ArrayList<>();
    answer
        .orThrow("search by place")
        .path("hits")
        .forEach(hit -> hits.add(hit.path("id").asText()));
    return Optional.of(hits);
  }

  /** A request for completions, to be sent again and again. */
  public HttpRequest suggest(String index, ObjectNode body) {
    return client.toGateway(path(index) + "/suggest", key, "application/json", body.toString());
  }

  private String path(String index) {
    return "/v1/tenants/%s/indexes/%s".formatted(id, index);
  }
}

package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An index of tenant {@code cinema}, of any kind of home, and beside it one of {@code places} with
 * the same name and documents of the same ids, which must lose and show nothing.
 */
final class Papers {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** In every document of the neighbour, and nowhere else. */
  static final String CANARY = "zanzibarium";

  /** Where the web pages are whose keys may be used from there alone. */
  static final String PAGE = "https://shop.example.com";

  private final PublicApi api = SharedStack.api();
  private final HttpClient http = HttpClient.newHttpClient();
  final String index = "papers-" + UUID.randomUUID().toString().substring(0, 8);
  final String key;
  final String foreignKey;

  Papers() throws IOException, InterruptedException {
    key = SharedStack.key("cinema");
    foreignKey = SharedStack.key("places");
  }

  String documents(String tenant) {
    return "/v1/tenants/%s/indexes/%s/documents".formatted(tenant, index);
  }

  String document(String id) {
    return documents("cinema") + "/" + id;
  }

  /** The index of both tenants, and the neighbour's documents a, b and c. */
  void create(String placement) throws IOException, InterruptedException {
    for (String tenant : List.of("cinema", "places")) {
      api.admin(
              "POST",
              "/v1/tenants/%s/indexes".formatted(tenant),
              api.login("operator", "operator"),
              """
              {"name": "%s", "placement": "%s", "schema": {"fields": [
                {"name": "name", "kind": "text", "searchable": true},
                {"name": "team", "kind": "keyword", "filterable": true},
                {"name": "size", "kind": "integer", "filterable": true},
                {"name": "note", "kind": "keyword", "filterable": false},
                {"name": "at", "kind": "geo_point"},
                {"name": "count", "kind": "integer"},
                {"name": "meaning", "kind": "vector",
                 "embedding": {"model": "minilm", "sources": ["name"]}}]}}
              """
                  .formatted(index, placement))
          .orThrow("create index of " + tenant);
    }
    load("places", foreignKey, List.of(theirs("a"), theirs("b"), theirs("c")));
  }

  static String theirs(String id) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"team\":\"red\",\"size\":1}".formatted(id, CANARY);
  }

  void load(String tenant, String apiKey, List<String> lines)
      throws IOException, InterruptedException {
    JsonNode reply =
        api.bulk(documents(tenant), apiKey, String.join("\n", lines)).orThrow("load " + tenant);
    assertThat(reply.path("accepted").asInt()).as(reply.toString()).isEqualTo(lines.size());
  }

  void put(String id, String body) throws IOException, InterruptedException {
    api.gateway("PUT", document(id), key, body).orThrow("put " + id);
  }

  JsonNode read(String id) throws IOException, InterruptedException {
    return api.gateway("GET", document(id), key, "").orThrow("read " + id);
  }

  record Patched(Reply reply, @Nullable String tag) {}

  Patched patch(String path, String apiKey, @Nullable String ifMatch, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SharedStack.stack().endpoints().queryGateway().resolve(path))
            .header("Authorization", apiKey)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(body));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    HttpResponse<String> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Patched(
        new Reply(reply.statusCode(), JSON.readTree(reply.body())),
        reply.headers().firstValue("ETag").orElse(null));
  }

  Reply patch(String id, String body) throws IOException, InterruptedException {
    return patch(document(id), key, null, body).reply();
  }

  Reply delete(String tenant, String apiKey, String body) throws IOException, InterruptedException {
    return api.gateway("POST", documents(tenant) + "/delete", apiKey, body);
  }

  HttpResponse<String> export(String tenant, String apiKey)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(
                SharedStack.stack().endpoints().queryGateway().resolve(documents(tenant)))
            .header("Authorization", apiKey)
            .header("Origin", PAGE)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  Map<String, JsonNode> exported(String tenant, String apiKey)
      throws IOException, InterruptedException {
    HttpResponse<String> reply = export(tenant, apiKey);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/x-ndjson");
    Map<String, JsonNode> lines = new HashMap<>();
    for (String line : reply.body().lines().toList()) {
      JsonNode document = JSON.readTree(line);
      lines.put(document.path("id").asText(), document);
    }
    return lines;
  }

  void assertNeighbourHasItsOwn() throws IOException, InterruptedException {
    assertThat(exported("places", foreignKey).values())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.path("name").asText()).isEqualTo(CANARY));
  }

  /** The stored vector of a document, read past the gateway. */
  List<Double> vector(String placement, String id) throws IOException, InterruptedException {
    String ours = "cinema." + index + ".1";
    String path =
        placement.equals("pool")
            ? "/auspex-cell-*/_search?routing=" + ours
            : "/auspex.cinema." + index + ".*/_search";
    String physical = placement.equals("pool") ? ours + ":" + id : id;
    String root = SharedStack.stack().endpoints().elasticsearch().toString();
    http.send(
        HttpRequest.newBuilder(URI.create(root).resolve("/_refresh"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.discarding());
    JsonNode found =
        JSON.readTree(
            http.send(
                    HttpRequest.newBuilder(URI.create(root).resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(
                            HttpRequest.BodyPublishers.ofString(
                                """
                                {"query": {"ids": {"values": ["%s"]}},
                                 "_source": {"exclude_vectors": false}}
                                """
                                    .formatted(physical)))
                        .build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
    List<Double> vector = new ArrayList<>();
    for (JsonNode value : found.at("/hits/hits/0/_source")) {
      if (value.isArray()) {
        value.forEach(number -> vector.add(number.doubleValue()));
      }
    }
    assertThat(vector).as(found.toString()).hasSize(384);
    return vector;
  }
}

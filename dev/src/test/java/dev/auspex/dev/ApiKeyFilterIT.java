package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.contract.key.ScopedKey;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key with a filter sees, on a real Elasticsearch; words and vectors are looked for. */
class ApiKeyFilterIT {
  private static final String RED =
      """
      {"name": "red team", "scopes": ["search"], "indexes": ["%s"],
       "filter": {"field": "team", "equals": "red"}}
      """;

  private final PublicApi api = SharedStack.api();
  private final String index = "teams-" + UUID.randomUUID().toString().substring(0, 8);

  private void create(String tenant, String placement) throws IOException, InterruptedException {
    api.admin(
            "POST",
            "/v1/tenants/%s/indexes".formatted(tenant),
            api.login("operator", "operator"),
            """
            {"name": "%s", "placement": "%s", "schema": {"fields": [
              {"name": "name", "kind": "text"},
              {"name": "team", "kind": "keyword", "filterable": true},
              {"name": "size", "kind": "integer", "filterable": true},
              {"name": "secret", "kind": "keyword", "filterable": false},
              {"name": "meaning", "kind": "vector",
               "embedding": {"model": "minilm", "sources": ["name"]}}]}}
            """
                .formatted(index, placement))
        .orThrow("create index " + index);
  }

  private void load(String tenant, String key, String lines)
      throws IOException, InterruptedException {
    JsonNode reply =
        api.bulk(documents(tenant) + "?wait=visible", key, lines).orThrow("load " + index);
    assertThat(reply.path("rejected").asInt(-1)).as(reply.toString()).isZero();
  }

  private String documents(String tenant) {
    return "/v1/tenants/%s/indexes/%s/documents".formatted(tenant, index);
  }

  private Reply search(String tenant, String key, String words)
      throws IOException, InterruptedException {
    return api.gateway(
        "POST",
        "/v1/tenants/%s/indexes/%s/search".formatted(tenant, index),
        key,
        "{\"query\":\"%s\"}".formatted(words));
  }

  private List<String> found(String tenant, String key, String words)
      throws IOException, InterruptedException {
    JsonNode reply = search(tenant, key, words).orThrow("search " + words);
    List<String> ids = reply.path("hits").findValuesAsText("id");
    assertThat(reply.at("/total/value").asInt()).isEqualTo(ids.size());
    return ids;
  }

  private Reply read(String tenant, String key, String id)
      throws IOException, InterruptedException {
    return api.gateway("GET", documents(tenant) + "/" + id, key, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aKeyWithAFilterSearchesAndReadsMatchingDocumentsAlone(String placement)
      throws IOException, InterruptedException {
    String cinema = SharedStack.key("cinema");
    String places = SharedStack.key("places");
    create("cinema", placement);
    create("places", placement);
    load(
        "cinema",
        cinema,
        """
        {"id": "a", "name": "Lantern festival", "team": "red", "size": 1}
        {"id": "b", "name": "Lantern street", "team": "blue", "size": 2}
        {"id": "c", "name": "Lantern makers", "team": "red", "size": 9}
        {"id": "d", "name": "Lantern of nobody", "size": 3}
        """);
    load("places", places, "{\"id\": \"b\", \"name\": \"Lantern hill\", \"team\": \"red\"}\n");

    String red = SharedStack.key("cinema", RED.formatted(index));
    String small =
        PublicApi.apiKey(scoped(red, ",\"user\":\"u-1\",\"filter\":{\"field\":\"size\",\"lt\":5}"));

    assertThat(found("cinema", cinema, "")).containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(found("cinema", red, "")).containsExactlyInAnyOrder("a", "c");
    assertThat(found("cinema", red, "lantern")).containsExactlyInAnyOrder("a", "c");
    assertThat(found("cinema", red, "blue street")).doesNotContain("b", "d");
    assertThat(found("cinema", small, "lantern")).containsExactly("a");
    assertThat(read("cinema", red, "a").body().at("/document/team").asText()).isEqualTo("red");
    assertThat(read("cinema", red, "b").problem()).isEqualTo("document-not-found");
    assertThat(read("cinema", red, "d").status()).isEqualTo(404);
    assertThat(read("cinema", small, "a").status()).isEqualTo(200);
    assertThat(read("cinema", small, "c").status()).isEqualTo(404);
    // The other tenant: its keys open nothing here, and it sees its own alone.
    assertThat(search("places", red, "lantern").status()).isEqualTo(403);
    assertThat(read("places", small, "b").status()).isEqualTo(403);
    assertThat(search("cinema", places, "lantern").status()).isEqualTo(403);
    assertThat(found("places", SharedStack.key("places", RED.formatted(index)), "lantern"))
        .containsExactly("b");
  }

  @Test
  void aFilterThatAnIndexCannotBeAskedClosesItAndIsNeverLeftOut()
      throws IOException, InterruptedException {
    create("cinema", "pool");
    String everywhere = SharedStack.key("cinema", RED.replace("\"%s\"", "\"movies\", \"teams-*\""));

    Reply without =
        api.gateway(
            "POST", "/v1/tenants/cinema/indexes/movies/search", everywhere, "{\"query\":\"\"}");
    Reply with = search("cinema", everywhere, "");
    Reply document =
        api.gateway("GET", "/v1/tenants/cinema/indexes/movies/documents/m0001", everywhere, "");
    Reply write = api.gateway("PUT", documents("cinema") + "/x", everywhere, "{}");
    Reply refused =
        api.admin(
            "POST",
            "/v1/tenants/cinema/api-keys",
            api.login("operator", "operator"),
            RED.formatted(index).replace("\"field\": \"team\"", "\"field\": \"secret\""));

    assertThat(without.status()).isEqualTo(403);
    assertThat(without.problem()).isEqualTo("key-filter-does-not-fit");
    assertThat(document.problem()).isEqualTo("key-filter-does-not-fit");
    assertThat(with.status()).isEqualTo(200);
    assertThat(write.problem()).isEqualTo("forbidden");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/violations/0/field").asText()).isEqualTo("filter");
  }

  /** A scoped key of the key in {@code header}, good for ten minutes. */
  static String scoped(String header, String members) {
    String parent = header.substring(header.indexOf(' ') + 1);
    return ScopedKey.mint(
        parent,
        "{\"key\":\"%s\",\"expiresAt\":\"%s\"%s}"
            .formatted(
                parent.split("_", 3)[1],
                Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS),
                members));
  }
}

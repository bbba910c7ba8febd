package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two tenants with indexes of one name and documents of one id, in the same cell. */
class PoolIT {
  private static final String CANARY = "zanzibarium";

  private final PublicApi api = SharedStack.api();
  private final String index = "pool-" + UUID.randomUUID().toString().substring(0, 8);

  private String documents(String tenant) {
    return "/v1/tenants/%s/indexes/%s/documents".formatted(tenant, index);
  }

  private JsonNode search(String tenant, String key, String words)
      throws IOException, InterruptedException {
    return api.gateway(
            "POST",
            "/v1/tenants/%s/indexes/%s/search".formatted(tenant, index),
            key,
            "{\"query\":\"%s\"}".formatted(words))
        .orThrow("search " + words);
  }

  private void put(String tenant, String key, String id, String document)
      throws IOException, InterruptedException {
    api.gateway("PUT", documents(tenant) + "/" + id + "?wait=visible", key, document)
        .orThrow("put " + id);
  }

  private static List<String> ids(JsonNode reply) {
    return reply.path("hits").findValuesAsText("id");
  }

  @Test
  void tenantsOfOneCellSeeTheirOwnDocumentsAlone() throws IOException, InterruptedException {
    String cinema = SharedStack.key("cinema");
    String places = SharedStack.key("places");
    SharedStack.createIndex("cinema", index);
    SharedStack.createIndex("places", index);
    put("cinema", cinema, "same", "{\"name\":\"Lantern festival\",\"size\":1}");
    put("cinema", cinema, "other", "{\"name\":\"Lantern street\",\"size\":2}");
    put("places", places, "same", "{\"name\":\"Lantern %s\",\"size\":3}".formatted(CANARY));

    JsonNode own = search("cinema", cinema, "lantern");
    JsonNode foreign = search("cinema", cinema, CANARY);
    JsonNode everything = search("cinema", cinema, "");
    Reply read = api.gateway("GET", documents("cinema") + "/same", cinema, "");

    assertThat(ids(own)).containsExactlyInAnyOrder("same", "other");
    assertThat(own.at("/total/value").asLong()).isEqualTo(2);
    assertThat(own.toString())
        .contains("<em>Lantern</em>")
        .doesNotContain(CANARY, "txt_", "num_", "tenant_index", "auspex-cell");
    assertThat(ids(foreign)).isEmpty();
    assertThat(ids(everything)).containsExactlyInAnyOrder("same", "other");
    assertThat(read.body().at("/document/name").asText()).isEqualTo("Lantern festival");
    assertThat(read.body().toString()).doesNotContain("tenant_index", "txt_");
  }

  @Test
  void aWriteOrDeleteOfOneTenantLeavesTheOthersDocumentOfThatId()
      throws IOException, InterruptedException {
    String cinema = SharedStack.key("cinema");
    String places = SharedStack.key("places");
    SharedStack.createIndex("cinema", index);
    SharedStack.createIndex("places", index);
    put("cinema", cinema, "same", "{\"name\":\"First\",\"size\":1}");
    put("places", places, "same", "{\"name\":\"Second\",\"size\":2}");

    Reply deleted = api.gateway("DELETE", documents("cinema") + "/same?wait=visible", cinema, "");
    Reply again = api.gateway("DELETE", documents("cinema") + "/same", cinema, "");
    Reply refused = api.gateway("GET", documents("places") + "/same", cinema, "");
    Reply kept = api.gateway("GET", documents("places") + "/same", places, "");

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.problem()).isEqualTo("document-not-found");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(kept.body().at("/document/name").asText()).isEqualTo("Second");
  }

  @Test
  void whatDoesNotFitTheCellGetsAnIndexOfItsOwnAndSaysWhy()
      throws IOException, InterruptedException {
    String token = api.login("operator", "operator");
    Reply odd =
        api.admin(
            "POST",
            "/v1/tenants/cinema/indexes",
            token,
            """
            {"name": "%s", "schema": {"fields": [
              {"name": "name", "kind": "text"},
              {"name": "look", "kind": "vector", "dimensions": 7}]}}
            """
                .formatted(index));
    Reply parked =
        api.admin(
            "POST",
            "/v1/tenants/cinema/indexes",
            token,
            """
            {"name": "%s-x", "placement": "parked",
             "schema": {"fields": [{"name": "name", "kind": "text"}]}}
            """
                .formatted(index));

    assertThat(odd.status()).isEqualTo(201);
    assertThat(odd.body().path("placement").asText()).isEqualTo("dedicated");
    assertThat(odd.body().path("placementReason").asText()).contains("look", "7 dimensions");
    assertThat(odd.body().path("state").asText()).isEqualTo("ready");
    assertThat(parked.status()).isEqualTo(400);
    assertThat(parked.body().at("/violations/0/field").asText()).isEqualTo("placement");
  }
}

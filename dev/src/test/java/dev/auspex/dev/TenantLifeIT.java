package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A tenant with a real Keycloak, a real Elasticsearch, and a gateway that serves it. */
class TenantLifeIT {
  private final PublicApi api = SharedStack.api();
  private final String tenant = "life-to-remove";

  @Test
  void aRemovedTenantLeavesNoDocumentNoKeyAndNoOrganization()
      throws IOException, InterruptedException {
    String operator = api.login("operator", "operator");
    create(operator);
    SharedStack.createIndex(tenant, "things");
    String key = SharedStack.key(tenant);
    String documents = "/v1/tenants/%s/indexes/things/documents?wait=visible".formatted(tenant);
    api.bulk(documents, key, "{\"id\":\"a\",\"name\":\"one\"}\n").orThrow("write");
    Await.until("its organization is there", () -> organization(operator).equals("ready"));

    assertThat(api.admin("DELETE", path("?grace=PT0S"), operator, "").status()).isEqualTo(202);

    Await.until(
        "the proof is there",
        () -> api.admin("GET", "/v1/platform/removals/" + tenant, operator, "").status() == 200);
    JsonNode proof = api.admin("GET", "/v1/platform/removals/" + tenant, operator, "").body();
    assertThat(proof.path("documents").asLong(-1)).isZero();
    assertThat(proof.path("physicalIndexes").asLong(-1)).isZero();
    assertThat(proof.path("organizations").asLong(-1)).isZero();
    assertThat(proof.path("rows").findValuesAsText("table")).contains("usage_hour", "stored_use");
    for (JsonNode table : proof.path("rows")) {
      assertThat(table.path("left").asLong(-1)).as(table.path("table").asText()).isZero();
    }
    Await.until(
        "the key opens nothing",
        () -> api.bulk(documents, key, "{\"id\":\"b\"}\n").status() == 401);
  }

  private void create(String operator) throws IOException, InterruptedException {
    api.admin(
            "POST", "/v1/tenants", operator, "{\"id\":\"%s\",\"name\":\"Life\"}".formatted(tenant))
        .orThrow("create the tenant");
  }

  private String organization(String operator) throws IOException, InterruptedException {
    return api.admin("GET", path(""), operator, "")
        .body()
        .path("organization")
        .path("state")
        .asText();
  }

  private String path(String rest) {
    return "/v1/tenants/" + tenant + rest;
  }
}

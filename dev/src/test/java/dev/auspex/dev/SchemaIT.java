package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A schema of all kinds and its live changes, through control plane, gateway and Elasticsearch. */
class SchemaIT {
  private static final String INDEX = "/v1/tenants/cinema/indexes/products";
  private static final String SCHEMA = INDEX + "/schema";
  private static final String FIELDS =
      """
      {"name": "title", "kind": "text", "language": "en", "suggest": true},
      {"name": "tags", "kind": "keyword", "list": true, "facetable": true},
      {"name": "stock", "kind": "long", "sortable": true, "feature": true},
      {"name": "taste", "kind": "vector", "dimensions": 3, "similarity": "dot_product"},
      {"name": "offers", "kind": "object_list"},
      {"name": "sellers", "kind": "keyword", "list": true, "searchable": true,
       "flattening": {"list": "offers", "member": "seller", "rule": "all"}},
      {"name": "least_price", "kind": "double",
       "flattening": {"list": "offers", "member": "price", "rule": "min"}}
      """;
  private static final String PRODUCT =
      """
      {"title": "green tea", "tags": ["hot", "green"], "stock": 3, "taste": [1, 2, 2],
       "offers": [{"seller": "shen", "price": 4.5, "note": {"any": 1}}, {"seller": "lu"}]}
      """;

  private static String key = "";
  private static String operator = "";
  private final PublicApi api = SharedStack.api();
  private final ObjectMapper json = new ObjectMapper();

  @BeforeAll
  static void index() throws IOException, InterruptedException {
    operator = SharedStack.api().login("operator", "operator");
    JsonNode created =
        SharedStack.api()
            .admin(
                "POST",
                "/v1/tenants/cinema/indexes",
                operator,
                "{\"name\":\"products\",\"schema\":{\"fields\":[%s]}}".formatted(FIELDS))
            .orThrow("create index products");
    assertThat(created.path("state").asText()).isEqualTo("ready");
    key = SharedStack.key("cinema");
    Await.until(
        "the gateway knows the index",
        () ->
            SharedStack.api()
                    .gateway("PUT", INDEX + "/documents/tea?wait=visible", key, PRODUCT)
                    .status()
                == 201);
  }

  @Test
  void aDocumentComesBackAsSentAndIsFoundByWhatWasFlattened()
      throws IOException, InterruptedException {
    JsonNode read = api.gateway("GET", INDEX + "/documents/tea", key, "").orThrow("read");
    JsonNode found =
        api.gateway("POST", INDEX + "/search", key, "{\"query\":\"shen\"}").orThrow("search");

    JsonNode sent = json.readTree(PRODUCT);
    ((ObjectNode) sent).remove("taste");
    assertThat(read.path("document")).isEqualTo(sent);
    assertThat(found.path("hits").findValuesAsText("id")).containsExactly("tea");
    assertThat(found.path("hits").path(0).path("document")).isEqualTo(sent);
  }

  @Test
  void aWrongMemberOfAnObjectAndAComputedFieldAreRefused()
      throws IOException, InterruptedException {
    Reply reply =
        api.gateway(
            "PUT",
            INDEX + "/documents/wrong",
            key,
            "{\"offers\":[{\"price\":\"cheap\"}],\"least_price\":1,\"taste\":[1]}");

    assertThat(reply.problem()).isEqualTo("invalid-document");
    assertThat(reply.body().path("violations").findValuesAsText("field"))
        .containsExactly("offers[0].price", "least_price", "taste");
  }

  @Test
  void fieldsComeAndGoLiveAndARemovedNameIsNotTakenAgain()
      throws IOException, InterruptedException {
    int version = version();
    JsonNode impact = weigh(", {\"name\": \"colour\", \"kind\": \"keyword\"}");
    assertThat(impact.path("impact").asText()).isEqualTo("live");
    assertThat(impact.path("documents").asLong()).isEqualTo(1);
    change(version, ", {\"name\": \"colour\", \"kind\": \"keyword\"}").orThrow("add a field");
    Await.until("the gateway takes the new field", () -> colour("red") == 200);
    assertThat(shown()).contains("colour");

    change(version(), "").orThrow("remove a field");
    Await.until("no reply shows the removed field", () -> !shown().contains("colour"));
    assertThat(colour("blue")).isEqualTo(400);

    Reply again = change(version(), ", {\"name\": \"colour\", \"kind\": \"keyword\"}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("schema-needs-rebuild");
    assertThat(weigh(", {\"name\": \"colour\", \"kind\": \"long\"}").path("impact").asText())
        .isEqualTo("rebuild");
    assertThat(change(version, "").problem()).isEqualTo("precondition-failed");
  }

  private int colour(String value) throws IOException, InterruptedException {
    return api.gateway(
            "PUT",
            INDEX + "/documents/tea?wait=visible",
            key,
            PRODUCT.strip().replaceFirst("\\{", "{\"colour\": \"%s\", ".formatted(value)))
        .status();
  }

  private String shown() throws IOException, InterruptedException {
    return api.gateway("GET", INDEX + "/documents/tea", key, "").orThrow("read").toString()
        + api.gateway("POST", INDEX + "/search", key, "{\"query\":\"tea\"}").orThrow("search");
  }

  private int version() throws IOException, InterruptedException {
    return api.admin("GET", SCHEMA, operator, "").orThrow("schema").path("version").asInt();
  }

  private JsonNode weigh(String more) throws IOException, InterruptedException {
    return api.admin(
            "POST", SCHEMA + "/impact", operator, "{\"fields\":[%s]}".formatted(FIELDS + more))
        .orThrow("weigh");
  }

  private Reply change(int version, String more) throws IOException, InterruptedException {
    return api.change(
        SCHEMA,
        operator,
        "\"%d\"".formatted(version),
        "{\"fields\":[%s],\"apply\":\"live\"}".formatted(FIELDS + more));
  }
}

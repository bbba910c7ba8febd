package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Completions of two tenants that share a cell, and of indexes of their own. */
class SuggestIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CANARY = "zalgonaut";
  private static final String PLACES =
      """
      {"id": "a", "name": "Zalgo Café", "tags": ["hot pot"], "stars": 10, "year": 2001, "place": {"lat": 52.5, "lon": 13.4}}
      {"id": "b", "name": "zalgo café", "tags": ["Noodles"], "stars": 90, "year": 1999, "place": {"lat": 40.7, "lon": -74.0}}
      {"id": "c", "name": "Zalgo Promise", "tags": ["hot pot", "hotel bar"], "stars": 50, "year": 1999}
      {"id": "d", "name": "The old zalgo", "stars": 70, "year": 2001, "place": {"lat": 52.4, "lon": 13.0}}
      {"id": "e", "name": "重庆火锅", "stars": 30, "year": 2001}
      {"id": "f", "name": "中国人民银行", "stars": 20, "year": 1999}
      {"id": "g", "name": "中美国际", "stars": 80, "year": 1999}
      """;

  private final PublicApi api = SharedStack.api();
  private final String index = "suggest-" + UUID.randomUUID().toString().substring(0, 8);
  private String operator = "";

  /** One for all tests, for Keycloak takes its time. */
  private static String key = "";

  @BeforeEach
  void createKey() throws IOException, InterruptedException {
    if (key.isEmpty()) {
      key = key("cinema");
    }
  }

  private static String key(String tenant) throws IOException, InterruptedException {
    return SharedStack.key(
        tenant, "{\"name\":\"test\",\"scopes\":[\"suggest\",\"search\",\"write\"]}");
  }

  private String path(String tenant) {
    return "/v1/tenants/%s/indexes/%s".formatted(tenant, index);
  }

  private static String fields(boolean suggest) {
    return """
        {"name": "name", "kind": "text", "suggest": %s},
        {"name": "tags", "kind": "keyword", "list": true, "suggest": %s},
        {"name": "stars", "kind": "integer", "feature": true},
        {"name": "year", "kind": "integer"},
        {"name": "place", "kind": "geo_point", "sortable": true}
        """
        .formatted(suggest, suggest);
  }

  private void make(String tenant, String placement, boolean suggest)
      throws IOException, InterruptedException {
    operator = operator.isEmpty() ? api.login("operator", "operator") : operator;
    api.admin(
            "POST",
            "/v1/tenants/%s/indexes".formatted(tenant),
            operator,
            "{\"name\": \"%s\", \"placement\": \"%s\", \"schema\": {\"fields\": [%s]}}"
                .formatted(index, placement, fields(suggest)))
        .orThrow("create " + index);
  }

  private void fill(String tenant, String authorization, String lines)
      throws IOException, InterruptedException {
    JsonNode reply =
        api.bulk(path(tenant) + "/documents?wait=visible", authorization, lines).orThrow("fill");
    assertThat(reply.path("failed").asInt()).as(reply.toString()).isZero();
  }

  private JsonNode suggest(String body) throws IOException, InterruptedException {
    return api.gateway("POST", path("cinema") + "/suggest", key, body)
        .orThrow("suggest")
        .path("suggestions");
  }

  private List<String> texts(String query, String more) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("query", query);
    return suggest(body.toString().replaceAll("}$", more + "}")).findValuesAsText("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void whatIsTypedIsCompletedAndNobodySeesTheNeighbour(String placement)
      throws IOException, InterruptedException {
    make("cinema", placement, true);
    make("places", placement, true);
    fill("cinema", key, PLACES);
    String neighbour = key("places");
    fill(
        "places",
        neighbour,
        "{\"id\":\"a\",\"name\":\"%s\",\"tags\":[\"hot %s\"],\"stars\":99}\n"
            .formatted(CANARY, CANARY));

    JsonNode byStars =
        suggest("{\"query\":\"ZALGO c\",\"by\":\"stars\",\"size\":1,\"counts\":true}");

    assertThat(byStars)
        .hasToString(
            """
            [{"text":"zalgo café","highlight":"<em>zalgo c</em>afé","field":"name","match":"start","count":2,"id":"b"}]""");
    assertThat(texts("zal", "")).containsExactly("Zalgo Café", "Zalgo Promise", "The old zalgo");
    assertThat(texts("zal", ",\"by\":\"stars\""))
        .containsExactly("zalgo café", "Zalgo Promise", "The old zalgo");
    assertThat(texts("zal", ",\"match\":\"start\"")).containsExactly("Zalgo Café", "Zalgo Promise");
    assertThat(texts("zal", ",\"location\":{\"lat\":52.5,\"lon\":13.4}").getFirst())
        .isEqualTo("Zalgo Café");
    assertThat(texts("zal", ",\"filter\":{\"field\":\"year\",\"equals\":2001}"))
        .containsExactly("Zalgo Café", "The old zalgo");
    assertThat(suggest("{\"query\":\"hot\",\"counts\":true}").toString())
        .isEqualTo(
            """
            [{"text":"hot pot","highlight":"<em>hot</em> pot","field":"tags","match":"start","count":2,"id":"a"},\
            {"text":"hotel bar","highlight":"<em>hot</em>el bar","field":"tags","match":"start","count":1,"id":"c"}]""");
    assertThat(texts("zalgo promjse", "")).containsExactly("Zalgo Promise");
    assertThat(texts("cinquante", "")).isEmpty();
    assertThat(texts(CANARY, "")).as("not even by its edits").isEmpty();
    assertThat(texts("zalgona", "")).noneMatch(text -> text.contains("naut"));
    JsonNode foreign =
        api.gateway("GET", path("places") + "/suggest?query=zal", neighbour, "")
            .orThrow("suggest of the neighbour")
            .path("suggestions");
    assertThat(foreign.findValuesAsText("text")).containsExactly(CANARY, "hot " + CANARY);
    Reply refused = api.gateway("GET", path("places") + "/suggest?query=zal", key, "");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().toString()).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @CsvSource({
    "chongqing, 重庆火锅, sound",
    "cqh,       重庆火锅, sound",
    "重q,       重庆火锅, sound",
    "重慶,      重庆火锅, start",
    "huoguo,    重庆火锅, sound",
    "火锅,      重庆火锅, word",
    "zhongg,    中国人民银行, sound",
    "zgrm,      中国人民银行, sound",
    "中g,       中国人民银行, sound",
    "yinhang,   中国人民银行, sound"
  })
  void chineseIsCompletedBySoundsInTheSharedIndex(String typed, String text, String match)
      throws IOException, InterruptedException {
    List<JsonNode> found = new ArrayList<>();
    chinese("{\"query\":\"%s\"}".formatted(typed)).forEach(found::add);

    assertThat(found)
        .extracting(each -> each.path("text").asText() + " " + each.path("match").asText())
        .containsExactly(text + " " + match);
  }

  private static final String CHINESE =
      "suggest-zh-" + UUID.randomUUID().toString().substring(0, 8);
  private static boolean made;

  /** One index for all typings. */
  private JsonNode chinese(String body) throws IOException, InterruptedException {
    String path = "/v1/tenants/cinema/indexes/" + CHINESE;
    if (!made) {
      api.admin(
              "POST",
              "/v1/tenants/cinema/indexes",
              api.login("operator", "operator"),
              "{\"name\": \"%s\", \"schema\": {\"fields\": [%s]}}".formatted(CHINESE, fields(true)))
          .orThrow("create " + CHINESE);
      api.bulk(path + "/documents?wait=visible", key, PLACES).orThrow("fill");
      made = true;
    }
    return api.gateway("POST", path + "/suggest", key, body).orThrow("suggest").path("suggestions");
  }

  @Test
  void theFilterOfAKeyHoldsInTextsCountsAndCorrections() throws IOException, InterruptedException {
    make("cinema", "pool", true);
    fill("cinema", key, PLACES);
    String bounded =
        SharedStack.key(
            "cinema",
            """
            {"name": "bounded", "scopes": ["suggest"], "filter": {"field": "year", "equals": 1999}}
            """);

    JsonNode exact =
        api.gateway(
                "GET", path("cinema") + "/suggest?query=zalgo&by=stars&counts=true", bounded, "")
            .orThrow("suggest")
            .path("suggestions");
    JsonNode corrected =
        api.gateway("GET", path("cinema") + "/suggest?query=zlago", bounded, "")
            .orThrow("suggest")
            .path("suggestions");

    assertThat(exact.findValuesAsText("text")).containsExactly("zalgo café", "Zalgo Promise");
    assertThat(exact.findValuesAsText("count")).containsExactly("1", "1");
    assertThat(corrected.findValuesAsText("text")).containsExactly("zalgo café", "Zalgo Promise");
    assertThat(corrected.findValuesAsText("match")).containsOnly("corrected");
    assertThat(
            api.gateway("POST", path("cinema") + "/search", bounded, "{\"query\":\"\"}").status())
        .as("a key for completions alone")
        .isEqualTo(403);
  }

  @Test
  void whatDoesNotFitIsRefusedByName() throws IOException, InterruptedException {
    make("cinema", "pool", true);
    String suggest = path("cinema") + "/suggest";

    Reply wrong =
        api.gateway(
            "POST",
            suggest,
            key,
            """
            {"size": 0, "fields": ["nmae", "year"], "match": "end", "by": "name", "near": "place",
             "filter": {"field": "colour", "equals": true}}
            """);
    Reply unknown = api.gateway("POST", suggest, key, "{\"query\":\"a\",\"querry\":\"b\"}");
    Reply half = api.gateway("GET", suggest + "?query=a&lat=3", key, "");
    Reply odd = api.gateway("GET", suggest + "?query=a&size=many", key, "");
    Reply forbidden =
        api.gateway(
            "GET",
            suggest + "?query=a",
            SharedStack.key("cinema", "{\"name\":\"s\",\"scopes\":[\"search\"]}"),
            "");
    Reply nowhere =
        api.gateway("GET", "/v1/tenants/cinema/indexes/nowhere/suggest?query=a", key, "");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().path("violations").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "query", "size", "match", "filter", "fields[0]", "fields[1]", "location", "by");
    assertThat(wrong.body().toString()).contains("did you mean 'name'?");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(half.body().at("/violations/0/field").asText()).isEqualTo("lon");
    assertThat(odd.body().at("/violations/0/field").asText()).isEqualTo("size");
    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(nowhere.problem()).isEqualTo("index-not-found");
    assertThat(texts("  ", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void turningCompletionsOnRebuildsWhatIsThere(String placement)
      throws IOException, InterruptedException {
    make("cinema", placement, false);
    fill("cinema", key, PLACES);
    Reply before = api.gateway("GET", path("cinema") + "/suggest?query=zal", key, "");
    String schema = "{\"fields\":[%s],\"apply\":\"%s\"}";

    Reply live =
        api.change(
            path("cinema") + "/schema", operator, "*", schema.formatted(fields(true), "live"));
    Reply job =
        api.change(
            path("cinema") + "/schema", operator, "*", schema.formatted(fields(true), "rebuild"));

    assertThat(before.status()).isEqualTo(400);
    assertThat(live.problem()).isEqualTo("schema-needs-rebuild");
    assertThat(live.body().toString()).contains("completions");
    String jobPath = "/v1/tenants/cinema/jobs/" + job.orThrow("rebuild").path("job").asText();
    Await.until(
        "the rebuild ends",
        () -> api.admin("GET", jobPath, operator, "").orThrow("job").has("finishedAt"));
    assertThat(texts("zal", "")).containsExactly("Zalgo Café", "Zalgo Promise", "The old zalgo");
    String other = placement.equals("pool") ? "dedicated" : "pool";
    String move =
        api.admin(
                "POST",
                "/v1/tenants/cinema/jobs",
                operator,
                "{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"%s\"}".formatted(index, other))
            .orThrow("move")
            .path("id")
            .asText();
    Await.until(
        "the move ends",
        () ->
            api.admin("GET", "/v1/tenants/cinema/jobs/" + move, operator, "")
                .orThrow("job")
                .has("finishedAt"));
    assertThat(texts("zal", "")).containsExactly("Zalgo Café", "Zalgo Promise", "The old zalgo");
    assertThat(texts("hot", "")).containsExactly("hot pot", "hotel bar");
    Reply document = api.gateway("GET", path("cinema") + "/documents/c", key, "");
    assertThat(document.body().path("document").toString())
        .isEqualTo(
            """
            {"name":"Zalgo Promise","tags":["hot pot","hotel bar"],"stars":50,"year":1999}""");
  }
}

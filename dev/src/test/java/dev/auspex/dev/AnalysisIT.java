package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of several languages in one cell and in indexes of their own. */
class AnalysisIT {
  private static final String TEXTS =
      """
      {"id": "run", "en": "The Running Man", "year": 1987}
      {"id": "cafe", "en": "Amélie's Café Stories", "de": "Die Häuser der Straße", "year": 2001}
      {"id": "beijing", "zh": "我愛北京天安門。天安門上太陽升。", "year": 1970}
      {"id": "tokyo", "other": "東京タワー", "tags": ["Nächte", "Städte"], "year": 2007}
      """;

  private final PublicApi api = SharedStack.api();
  private final String index = "analysis-" + UUID.randomUUID().toString().substring(0, 8);
  private String operator = "";
  private String key = "";

  @BeforeEach
  void login() throws IOException, InterruptedException {
    operator = api.login("operator", "operator");
    key = SharedStack.key("cinema");
  }

  private String path(String tenant) {
    return "/v1/tenants/%s/indexes/%s".formatted(tenant, index);
  }

  private void make(String tenant, String placement) throws IOException, InterruptedException {
    api.admin(
            "POST",
            "/v1/tenants/%s/indexes".formatted(tenant),
            operator,
            """
            {"name": "%s", "placement": "%s", "schema": {"fields": [
              {"name": "en", "kind": "text", "language": "en"},
              {"name": "de", "kind": "text", "language": "de"},
              {"name": "zh", "kind": "text", "language": "zh-Hans"},
              {"name": "other", "kind": "text"},
              {"name": "tags", "kind": "text", "language": "de", "list": true},
              {"name": "year", "kind": "integer"}]}}
            """
                .formatted(index, placement))
        .orThrow("create " + index);
  }

  private void fill(String tenant, String authorization) throws IOException, InterruptedException {
    JsonNode reply =
        api.bulk(path(tenant) + "/documents?wait=visible", authorization, TEXTS).orThrow("fill");
    assertThat(reply.path("accepted").asInt()).as(reply.toString()).isEqualTo(4);
  }

  private List<String> found(String words) throws IOException, InterruptedException {
    return search(words).path("hits").findValuesAsText("id");
  }

  private JsonNode search(String words) throws IOException, InterruptedException {
    return api.gateway(
            "POST", path("cinema") + "/search", key, "{\"query\": \"%s\"}".formatted(words))
        .orThrow("search");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void eachLanguageIsFoundItsOwnWay(String placement) throws IOException, InterruptedException {
    make("cinema", placement);
    make("places", placement);
    fill("cinema", key);

    assertThat(found("runs")).containsExactly("run");
    assertThat(found("cafe story")).containsExactly("cafe");
    assertThat(found("Haus Strassen")).containsExactly("cafe");
    assertThat(found("天安门")).containsExactly("beijing");
    assertThat(found("東京")).containsExactly("tokyo");
    assertThat(found("nacht stadt")).containsExactly("tokyo");
    assertThat(found("!?")).isEmpty();
    assertThat(search("天安门").at("/hits/0/highlights/zh").toString())
        .isEqualTo("[\"我愛北京<em>天安門</em>。\",\"<em>天安門</em>上太陽升。\"]");
    assertThat(search("runs").at("/hits/0/document").toString())
        .isEqualTo("{\"en\":\"The Running Man\",\"year\":1987}");
    JsonNode foreign =
        api.gateway(
                "POST",
                path("places") + "/search",
                SharedStack.key("places"),
                "{\"query\": \"runs\"}")
            .orThrow("search of the neighbour");
    assertThat(foreign.at("/total/value").asLong(-1)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"pool,dedicated", "dedicated,pool"})
  void aMoveKeepsTextTermsAndHighlights(String from, String to)
      throws IOException, InterruptedException {
    make("cinema", from);
    fill("cinema", key);
    JsonNode before = search("running häuser 天安门");

    String job =
        api.admin(
                "POST",
                "/v1/tenants/cinema/jobs",
                operator,
                "{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"%s\"}".formatted(index, to))
            .orThrow("move")
            .path("id")
            .asText();
    Await.until("the move ends", () -> job(job).has("finishedAt"));

    assertThat(job(job).path("status").asText()).as(job(job).toString()).isEqualTo("done");
    assertThat(job(job).at("/report/shadow/queries").asInt()).isPositive();
    JsonNode after = search("running häuser 天安门");
    assertThat(after.path("hits").findValuesAsText("id"))
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(before.path("hits").findValuesAsText("id"));
    assertThat(after.path("hits").findValues("highlights"))
        .containsExactlyInAnyOrderElementsOf(before.path("hits").findValues("highlights"));
  }

  private JsonNode job(String id) throws IOException, InterruptedException {
    return api.admin("GET", "/v1/tenants/cinema/jobs/" + id, operator, "").orThrow("job");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void anotherLanguageIsARebuildAndANewTextFieldIsLive(String placement)
      throws IOException, InterruptedException {
    SharedStack.createIndex("cinema", index);
    if (placement.equals("dedicated")) {
      String move =
          api.admin(
                  "POST",
                  "/v1/tenants/cinema/jobs",
                  operator,
                  "{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"dedicated\"}"
                      .formatted(index))
              .orThrow("move")
              .path("id")
              .asText();
      Await.until("the move ends", () -> job(move).has("finishedAt"));
    }
    api.gateway("PUT", path("cinema") + "/documents/a?wait=visible", key, "{\"name\":\"running\"}")
        .orThrow("put");
    assertThat(found("run")).isEmpty();

    Reply live =
        api.change(
            path("cinema") + "/schema",
            operator,
            "*",
            """
            {"apply": "live", "fields": [{"name": "name", "kind": "text"},
              {"name": "size", "kind": "integer"},
              {"name": "plot", "kind": "text", "language": "en"}]}
            """);
    assertThat(live.status()).as(live.body().toString()).isEqualTo(200);
    Await.until(
        "the gateway knows the new field",
        () ->
            api.gateway(
                        "PUT",
                        path("cinema") + "/documents/b?wait=visible",
                        key,
                        "{\"name\":\"b\",\"plot\":\"running\"}")
                    .status()
                == 201);
    assertThat(found("runs")).containsExactly("b");

    Reply refused = language("live");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("schema-needs-rebuild");
    String job = language("rebuild").orThrow("rebuild").path("job").asText();
    Await.until("the rebuild ends", () -> job(job).has("finishedAt"));

    assertThat(job(job).path("status").asText()).as(job(job).toString()).isEqualTo("done");
    assertThat(found("runs")).containsExactlyInAnyOrder("a", "b");
  }

  private Reply language(String apply) throws IOException, InterruptedException {
    return api.change(
        path("cinema") + "/schema",
        operator,
        "*",
        """
        {"apply": "%s", "fields": [{"name": "name", "kind": "text", "language": "en"},
          {"name": "size", "kind": "integer"},
          {"name": "plot", "kind": "text", "language": "en"}]}
        """
            .formatted(apply));
  }

  @Test
  void theAnalysisOfATextIsShown() throws IOException, InterruptedException {
    make("cinema", "pool");

    JsonNode all = analyze("{\"text\": \"Ｒunning 北京\"}").orThrow("analyze");
    JsonNode one = analyze("{\"text\": \"Running\", \"field\": \"en\"}").orThrow("analyze");

    assertThat(all.path("normalised").asText()).isEqualTo("running 北京");
    assertThat(all.path("steps").toString()).isEqualTo("[\"nfkc\",\"case\"]");
    assertThat(all.path("fields").findValuesAsText("field"))
        .containsExactly("en", "de", "zh", "other", "tags");
    assertThat(all.path("fields").findValuesAsText("analysis"))
        .containsExactly("en-1", "de-1", "zh-Hans-1", "und-1", "de-1");
    assertThat(one.path("fields").toString())
        .isEqualTo(
            "[{\"field\":\"en\",\"analysis\":\"en-1\","
                + "\"terms\":[{\"term\":\"run\",\"start\":0,\"end\":7}],"
                + "\"query\":[{\"terms\":\"run\",\"alternatives\":[]}]}]");
  }

  @Test
  void whatCannotBeAnalysedIsRefused() throws IOException, InterruptedException {
    make("cinema", "pool");

    assertThat(analyze("{\"field\": \"en\"}").problem()).isEqualTo("invalid-request");
    assertThat(analyze("{\"text\": \"x\", \"field\": \"year\"}").body().at("/violations/0/field"))
        .hasToString("\"field\"");
    assertThat(analyze("{\"text\": \"x\", \"fields\": \"en\"}").status()).isEqualTo(400);
    assertThat(
            api.gateway(
                    "POST",
                    path("cinema") + "/analyze",
                    SharedStack.key("places"),
                    "{\"text\": \"x\"}")
                .status())
        .isEqualTo(403);
  }

  private Reply analyze(String body) throws IOException, InterruptedException {
    return api.gateway("POST", path("cinema") + "/analyze", key, body);
  }
}

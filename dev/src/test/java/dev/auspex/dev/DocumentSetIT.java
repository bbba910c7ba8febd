package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletes by filter and exports, in every kind of home, beside a neighbour. */
class DocumentSetIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PublicApi api = SharedStack.api();
  private final Papers papers;

  DocumentSetIT() throws IOException, InterruptedException {
    papers = new Papers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void whatMatchesAFilterIsDeletedAndTheNeighbourLosesNothing(String placement)
      throws IOException, InterruptedException {
    papers.create(placement);
    // Not visible to searches yet: it must be found nevertheless.
    papers.load(
        "cinema",
        papers.key,
        List.of(
            "{\"id\":\"a\",\"name\":\"one\",\"team\":\"red\",\"size\":1}",
            "{\"id\":\"b\",\"name\":\"two\",\"team\":\"blue\",\"size\":2}",
            "{\"id\":\"c\",\"name\":\"three\",\"team\":\"red\",\"size\":9}",
            "{\"id\":\"delete\",\"name\":\"four\",\"size\":3}"));

    Reply red =
        papers.delete(
            "cinema",
            papers.key,
            """
            {"filter": {"and": [{"field": "team", "equals": "red"}, {"field": "size", "lt": 5}]}}
            """);
    Reply again =
        papers.delete("cinema", papers.key, "{\"filter\": {\"field\": \"size\", \"equals\": 1}}");
    Reply unknown =
        papers.delete(
            "cinema", papers.key, "{\"filter\": {\"field\": \"teem\", \"equals\": \"x\"}}");
    Reply unfilterable =
        papers.delete(
            "cinema", papers.key, "{\"filter\": {\"field\": \"note\", \"equals\": \"x\"}}");
    Reply nothing = papers.delete("cinema", papers.key, "{}");
    Reply foreign = papers.delete("cinema", papers.foreignKey, "{\"all\": true}");
    Reply filtered =
        papers.delete(
            "cinema",
            SharedStack.key(
                "cinema",
                """
                {"name": "red", "scopes": ["search"],
                 "filter": {"field": "team", "equals": "red"}, "indexes": ["%s"]}
                """
                    .formatted(papers.index)),
            "{\"all\": true}");

    assertThat(red.body()).isEqualTo(JSON.readTree("{\"deleted\":1,\"more\":false}"));
    assertThat(again.body().path("deleted").asInt(-1)).isZero();
    assertThat(unknown.problem()).isEqualTo("invalid-request");
    assertThat(unknown.body().at("/violations/0/field").asText()).isEqualTo("filter");
    assertThat(unfilterable.problem()).isEqualTo("invalid-request");
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(foreign.problem()).isEqualTo("forbidden");
    assertThat(filtered.problem()).isEqualTo("forbidden");
    assertThat(papers.exported("cinema", papers.key).keySet())
        .containsExactlyInAnyOrder("b", "c", "delete");
    assertThat(papers.read("delete").at("/document/name").asText()).isEqualTo("four");

    Reply all = papers.delete("cinema", papers.key, "{\"all\": true}");

    assertThat(all.body().path("deleted").asInt()).isEqualTo(3);
    assertThat(papers.exported("cinema", papers.key)).isEmpty();
    papers.assertNeighbourHasItsOwn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void anExportHasEveryDocumentAsItWasSentAndCanBeLoadedAgain(String placement)
      throws IOException, InterruptedException {
    papers.create(placement);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 350; i++) {
      lines.add(
          "{\"id\":\"a%d\",\"name\":\"lantern %d\",\"team\":\"%s\",\"size\":%d,\"at\":{\"lat\":1.5,\"lon\":2}}"
              .formatted(i, i, i % 7 == 0 ? "red" : "blue", i));
    }
    papers.load("cinema", papers.key, lines);
    String red =
        SharedStack.key(
            "cinema",
            """
            {"name": "red", "scopes": ["search"], "indexes": ["%s"],
             "filter": {"field": "team", "equals": "red"}}
            """
                .formatted(papers.index));

    String page =
        SharedStack.key(
            "cinema",
            """
            {"name": "page", "scopes": ["search"], "allowedOrigins": ["%s"]}
            """
                .formatted(Papers.PAGE));

    HttpResponse<String> whole = papers.export("cinema", papers.key);
    HttpResponse<String> byPage = papers.export("cinema", page);
    Map<String, JsonNode> byToken = papers.exported("cinema", api.login("operator", "operator"));
    Map<String, JsonNode> some = papers.exported("cinema", red);
    HttpResponse<String> foreign = papers.export("cinema", papers.foreignKey);
    papers.delete("cinema", papers.key, "{\"all\": true}").orThrow("delete");
    papers.load("cinema", papers.key, whole.body().lines().toList());

    assertThat(whole.body().lines()).containsExactlyInAnyOrderElementsOf(lines);
    assertThat(byPage.body().lines()).hasSize(350);
    assertThat(byPage.headers().firstValue("Access-Control-Allow-Origin")).contains(Papers.PAGE);
    assertThat(byToken).hasSize(350);
    assertThat(some).hasSize(50);
    assertThat(some.values()).allMatch(line -> line.path("team").asText().equals("red"));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(whole.body()).doesNotContain(Papers.CANARY);
    assertThat(papers.read("a17").at("/document/name").asText()).isEqualTo("lantern 17");
    papers.assertNeighbourHasItsOwn();
  }

  @Test
  void anIndexThatIsNotThereHasNoExportAndNothingToDelete()
      throws IOException, InterruptedException {
    assertThat(papers.export("cinema", papers.key).statusCode()).isEqualTo(404);
    assertThat(papers.delete("cinema", papers.key, "{\"all\": true}").problem())
        .isEqualTo("index-not-found");
    assertThat(papers.patch("a", "{}").problem()).isEqualTo("index-not-found");
  }

  @Test
  void patchesAndDeletesDuringAMoveAreNeitherLostNorUndone()
      throws IOException, InterruptedException {
    papers.create("pool");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add(
          "{\"id\":\"d%d\",\"name\":\"lantern\",\"size\":%d,\"count\":0}".formatted(i, i / 10));
    }
    papers.load("cinema", papers.key, lines);
    String operator = api.login("operator", "operator");
    String job =
        api.admin(
                "POST",
                "/v1/tenants/cinema/jobs",
                operator,
                """
                {"kind": "move", "index": "%s", "placement": "dedicated", "documentsPerSecond": 150}
                """
                    .formatted(papers.index))
            .orThrow("move")
            .path("id")
            .asText();
    String path = "/v1/tenants/cinema/jobs/" + job;
    Map<Integer, Integer> counts = new HashMap<>();
    int gone = 0;
    JsonNode moved;
    do {
      int next = gone + counts.values().stream().mapToInt(Integer::intValue).sum();
      if (next % 4 == 0 && gone < 15) {
        Reply deleted =
            papers.delete(
                "cinema",
                papers.key,
                "{\"filter\":{\"field\":\"size\",\"equals\":%d}}".formatted(gone));
        assertThat(deleted.body().path("deleted").asInt()).as(deleted.toString()).isEqualTo(10);
        gone++;
      } else {
        int which = 150 + next * 7 % 150;
        int count = counts.merge(which, 1, Integer::sum);
        papers.patch("d" + which, "{\"count\":%d}".formatted(count)).orThrow("patch");
      }
      moved = api.admin("GET", path, operator, "").orThrow("job");
    } while (moved.path("finishedAt").asText().isEmpty());

    Map<String, JsonNode> left = papers.exported("cinema", papers.key);

    assertThat(moved.path("status").asText()).as(moved.toString()).isEqualTo("done");
    assertThat(left).hasSize(300 - 10 * gone);
    for (int i = 0; i < 300; i++) {
      JsonNode line = left.get("d" + i);
      if (i / 10 < gone) {
        assertThat(line).as("d" + i).isNull();
      } else {
        assertThat(line.path("count").asInt(-1)).isEqualTo(counts.getOrDefault(i, 0));
      }
    }
    papers.assertNeighbourHasItsOwn();
  }

  @Test
  void patchesAndDeletesByFilterCountAsWrites() throws Exception {
    String tenant = "usage-" + papers.index.substring(papers.index.length() - 8);
    api.admin(
            "POST",
            "/v1/tenants",
            api.login("operator", "operator"),
            "{\"id\":\"%s\",\"name\":\"Usage\"}".formatted(tenant))
        .orThrow("create the tenant");
    SharedStack.createIndex(tenant, papers.index);
    String own = SharedStack.key(tenant);
    papers.load(
        tenant,
        own,
        List.of(
            "{\"id\":\"a\",\"name\":\"one\"}",
            "{\"id\":\"b\",\"name\":\"two\"}",
            "{\"id\":\"c\",\"name\":\"three\"}"));
    papers
        .patch(papers.documents(tenant) + "/a", own, null, "{\"size\":1}")
        .reply()
        .orThrow("patch");
    papers.delete(tenant, own, "{\"all\":true}").orThrow("delete");

    Await.until("3 + 1 + 3 writes are counted", () -> writes(tenant) == 7);
  }

  private long writes(String tenant) throws IOException, InterruptedException {
    return api
        .admin(
            "GET",
            "/v1/tenants/%s/usage?to=%s".formatted(tenant, Instant.now().plusSeconds(60)),
            api.login("operator", "operator"),
            "")
        .orThrow("usage")
        .path("items")
        .findValues("writes")
        .stream()
        .mapToLong(JsonNode::asLong)
        .sum();
  }
}

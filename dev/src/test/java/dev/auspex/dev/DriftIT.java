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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Elasticsearch is changed by hand, past Auspex, next to a neighbour who must not notice. */
class DriftIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DRIFT = "/v1/platform/drift";
  private static final String JOBS = "/v1/tenants/cinema/jobs";

  private final PublicApi api = SharedStack.api();
  private final String index = "drift-" + UUID.randomUUID().toString().substring(0, 8);
  private final String own = "auspex.cinema.%s.1".formatted(index);
  private final HttpClient http = HttpClient.newHttpClient();
  private String operator = "";
  private String neighbour = "";
  private String cell = "";

  @BeforeEach
  void aDedicatedIndexAndAPooledOneOfANeighbour() throws IOException, InterruptedException {
    operator = api.login("operator", "operator");
    neighbour = SharedStack.key("places");
    api.admin(
            "POST",
            "/v1/tenants/cinema/indexes",
            operator,
            """
            {"name": "%s", "placement": "dedicated", "schema": {"fields": [
              {"name": "name", "kind": "text"},
              {"name": "plot", "kind": "text", "language": "en"},
              {"name": "genres", "kind": "keyword", "list": true},
              {"name": "released", "kind": "date"},
              {"name": "look", "kind": "vector", "dimensions": 7},
              {"name": "offers", "kind": "object_list"}]}}
            """
                .formatted(index))
        .orThrow("create index " + index);
    SharedStack.createIndex("places", index);
    api.gateway(
            "PUT",
            "/v1/tenants/places/indexes/%s/documents/theirs?wait=visible".formatted(index),
            neighbour,
            "{\"name\":\"lantern\"}")
        .orThrow("put");
    cell =
        engine("GET", "/_cat/indices/auspex-cell-*?format=json&h=index", "")
            .at("/0/index")
            .asText();
  }

  private JsonNode engine(String method, String path, String body)
      throws IOException, InterruptedException {
    URI url = SharedStack.stack().endpoints().elasticsearch().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private JsonNode check() throws IOException, InterruptedException {
    return api.admin("POST", DRIFT + "/check", operator, "").orThrow("check");
  }

  /** What the list has about the subject, whether it is over or not. */
  private static List<JsonNode> about(JsonNode list, String subject) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode item : list.path("items")) {
      if (item.path("subject").asText().equals(subject)) {
        found.add(item);
      }
    }
    return found;
  }

  private Reply mend(JsonNode drift) throws IOException, InterruptedException {
    return api.admin(
        "POST", "%s/%s/mend".formatted(DRIFT, drift.path("id").asText()), operator, "");
  }

  private void assertNeighbourSeesItsOwn() throws IOException, InterruptedException {
    JsonNode theirs =
        api.gateway(
                "POST",
                "/v1/tenants/places/indexes/%s/search".formatted(index),
                neighbour,
                "{\"query\":\"lantern\"}")
            .orThrow("search of the neighbour");
    assertThat(theirs.path("hits").findValuesAsText("id")).containsExactly("theirs");
  }

  @Test
  void whatAuspexHasMadeIsAsItShouldBe() throws IOException, InterruptedException {
    JsonNode list = check();

    assertThat(about(list, own)).isEmpty();
    assertThat(about(list, cell)).isEmpty();
    assertThat(list.path("checkedAt").asText()).isNotEmpty();
  }

  @Test
  void replicasThatWereChangedByHandAreSetAgain() throws IOException, InterruptedException {
    engine("PUT", "/" + own + "/_settings", "{\"index\": {\"number_of_replicas\": 2}}");

    JsonNode list = check();

    assertThat(engine("GET", "/" + own + "/_settings", "").findValue("number_of_replicas").asText())
        .isEqualTo("0");
    assertThat(about(list, own).stream().map(item -> item.path("kind").asText()))
        .contains("replicas-changed");
    Await.until("nothing is left of it", () -> openAbout(check(), own).isEmpty());
    assertThat(
            about(check(), own).stream()
                .filter(item -> item.path("kind").asText().equals("replicas-changed"))
                .map(item -> item.path("mendedBy").asText()))
        .isSubsetOf("operator", "control-plane")
        .isNotEmpty();
    assertNeighbourSeesItsOwn();
  }

  private static List<JsonNode> openAbout(JsonNode list, String subject) {
    return about(list, subject).stream().filter(item -> !item.has("mendedAt")).toList();
  }

  @Test
  void anIndexMadeAnewByHandGetsItsFieldsBackButKeepsTypesThatDiffer()
      throws IOException, InterruptedException {
    engine("DELETE", "/" + own, "");
    engine(
        "PUT",
        "/" + own,
        """
        {"settings": {"number_of_replicas": 0},
         "mappings": {"dynamic": "strict", "properties": {
           "name": {"type": "text"}, "released": {"type": "keyword"}}}}
        """);

    check();
    JsonNode list = check();

    JsonNode fields = engine("GET", "/" + own + "/_mapping", "").findValue("properties");
    assertThat(fields.at("/plot/type").asText()).isEqualTo("text");
    assertThat(fields.at("/look/type").asText()).isEqualTo("dense_vector");
    assertThat(fields.at("/released/type").asText()).isEqualTo("keyword");
    assertThat(openAbout(list, own)).hasSize(1);
    JsonNode differs = openAbout(list, own).getFirst();
    assertThat(differs.path("kind").asText()).isEqualTo("field-differs");
    assertThat(differs.path("detail").asText()).contains("'released' should be date", "rebuild");
    assertThat(mend(differs).problem()).isEqualTo("drift-not-mendable");
  }

  @Test
  void aLostIndexIsReportedAndNotMadeAgain() throws IOException, InterruptedException {
    engine("DELETE", "/" + own, "");

    JsonNode list = check();

    assertThat(openAbout(list, own)).hasSize(1);
    JsonNode missing = openAbout(list, own).getFirst();
    assertThat(missing.path("kind").asText()).isEqualTo("index-missing");
    assertThat(missing.path("tenant").asText()).isEqualTo("cinema");
    assertThat(missing.path("mendable").asBoolean()).isFalse();
    assertThat(mend(missing).status()).isEqualTo(409);
    assertThat(engine("GET", "/" + own, "").path("status").asInt()).isEqualTo(404);
    assertNeighbourSeesItsOwn();
  }

  @Test
  void documentsOfNobodyAreDeletedOnCommandAndThoseOfTheNeighbourStay()
      throws IOException, InterruptedException {
    String ghost = "cinema.%s-ghost.1".formatted(index);
    String subject = cell + "/" + ghost;
    for (String id : List.of("a", "b")) {
      engine(
          "PUT",
          "/%s/_doc/%s:%s?routing=%s&refresh=true".formatted(cell, ghost, id, ghost),
          "{\"tenant_index\": \"%s\", \"txt_00\": \"lantern\"}".formatted(ghost));
    }
    engine(
        "PUT",
        "/%s/_doc/%s:c?routing=%s&refresh=true".formatted(cell, ghost, ghost),
        "{\"tenant_index\": \"%s\", \"auspex_deleted\": true}".formatted(ghost));

    check();
    List<JsonNode> found = openAbout(check(), subject);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().path("kind").asText()).isEqualTo("unknown-documents");
    assertThat(found.getFirst().path("detail").asText()).contains("3 documents");
    Reply mended = mend(found.getFirst());

    assertThat(mended.status()).isEqualTo(200);
    assertThat(mended.body().path("mendedBy").asText()).isEqualTo("operator");
    assertThat(
            engine("GET", "/%s/_count?q=tenant_index:%%22%s%%22".formatted(cell, ghost), "")
                .path("count")
                .asLong(-1))
        .isZero();
    assertThat(openAbout(check(), subject)).isEmpty();
    assertNeighbourSeesItsOwn();
  }

  @Test
  void whatALateWriteLeftBehindIsNotInANewIndexOfTheName()
      throws IOException, InterruptedException {
    String name = index + "-again";
    String indexOfName = "/v1/tenants/cinema/indexes/" + name;
    String formerKey = "cinema.%s.1".formatted(name);
    SharedStack.createIndex("cinema", name);
    ended(api.admin("DELETE", indexOfName, operator, "").orThrow("delete").path("job").asText());
    engine(
        "PUT",
        "/%s/_doc/%s:late?routing=%s&refresh=true".formatted(cell, formerKey, formerKey),
        "{\"tenant_index\": \"%s\", \"txt_00\": \"lantern\"}".formatted(formerKey));

    SharedStack.createIndex("cinema", name);

    JsonNode found =
        api.gateway("POST", indexOfName + "/search", SharedStack.key("cinema"), "{\"query\":\"\"}")
            .orThrow("search");
    assertThat(found.at("/total/value").asLong(-1)).isZero();
    check();
    JsonNode drift = openAbout(check(), cell + "/" + formerKey).getFirst();
    assertThat(mend(drift).status()).isEqualTo(200);
  }

  @Test
  void aFreshIndexThatNothingNamesIsLeftAlone() throws IOException, InterruptedException {
    String ghost = "auspex.cinema.%s-ghost.9".formatted(index);
    engine("PUT", "/" + ghost, "{\"settings\": {\"number_of_replicas\": 0}}");

    assertThat(about(check(), ghost)).isEmpty();

    assertThat(engine("GET", "/" + ghost, "").has(ghost)).isTrue();
    engine("DELETE", "/" + ghost, "");
  }

  @Test
  void neitherTheTwoHomesOfAMoveNorAParkedIndexAreDrift() throws IOException, InterruptedException {
    String move =
        start(
            "{\"kind\": \"move\", \"index\": \"%s\", \"placement\": \"isolated\", \"pauseBefore\": \"swap\"}");
    Await.until("the move waits", () -> job(move).path("status").asText().equals("paused"));
    List<JsonNode> during = ofTheIndex(check());
    api.admin("POST", JOBS + "/" + move + "/resume", operator, "").orThrow("resume");
    ended(move);
    List<JsonNode> moved = ofTheIndex(check());
    JsonNode parked = ended(start("{\"kind\": \"park\", \"index\": \"%s\"}"));

    assertThat(parked.path("status").asText()).as(parked.toString()).isEqualTo("done");
    assertThat(during).isEmpty();
    assertThat(moved).isEmpty();
    assertThat(ofTheIndex(check())).isEmpty();
    assertNeighbourSeesItsOwn();
  }

  private String start(String body) throws IOException, InterruptedException {
    return api.admin("POST", JOBS, operator, body.formatted(index))
        .orThrow("start " + body)
        .path("id")
        .asText();
  }

  private JsonNode job(String id) throws IOException, InterruptedException {
    return api.admin("GET", JOBS + "/" + id, operator, "").orThrow("job " + id);
  }

  private JsonNode ended(String id) throws IOException, InterruptedException {
    Await.until("job " + id + " ends", () -> job(id).has("finishedAt"));
    return job(id);
  }

  /** What the list has about any home of the index. */
  private List<JsonNode> ofTheIndex(JsonNode list) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode item : list.path("items")) {
      if (item.path("subject").asText().contains("." + index + ".")) {
        found.add(item);
      }
    }
    return found;
  }
}

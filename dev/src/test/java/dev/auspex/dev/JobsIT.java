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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes on their way from home to home, with a neighbour who must not notice. */
class JobsIT {
  private static final String JOBS = "/v1/tenants/cinema/jobs";

  private final PublicApi api = SharedStack.api();
  private final String index = "jobs-" + UUID.randomUUID().toString().substring(0, 8);
  private final String documents = "/v1/tenants/cinema/indexes/%s/documents".formatted(index);
  private String operator = "";
  private String key = "";
  private String neighbour = "";

  @BeforeEach
  void anIndexAndItsNeighbour() throws IOException, InterruptedException {
    operator = api.login("operator", "operator");
    key = SharedStack.key("cinema");
    neighbour = SharedStack.key("places");
    SharedStack.createIndex("cinema", index);
    SharedStack.createIndex("places", index);
    api.gateway("PUT", foreign("theirs"), neighbour, "{\"name\":\"lantern\"}").orThrow("put");
  }

  private String foreign(String id) {
    return "/v1/tenants/places/indexes/%s/documents/%s?wait=visible".formatted(index, id);
  }

  private void fill(int count) throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("{\"id\":\"d%d\",\"name\":\"lantern %d\",\"size\":%d}\n".formatted(i, i, i));
    }
    assertThat(
            api.bulk(documents + "?wait=visible", key, lines.toString())
                .orThrow("fill")
                .path("accepted")
                .asInt())
        .isEqualTo(count);
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
    Await.until("job " + id + " ends", () -> !job(id).path("finishedAt").asText().isEmpty());
    return job(id);
  }

  private void awaitPaused(String id) {
    Await.until("job " + id + " waits", () -> job(id).path("status").asText().equals("paused"));
  }

  private JsonNode search(String words) throws IOException, InterruptedException {
    return api.gateway(
            "POST",
            "/v1/tenants/cinema/indexes/%s/search".formatted(index),
            key,
            "{\"query\":\"%s\",\"size\":100}".formatted(words))
        .orThrow("search");
  }

  private String placement() throws IOException, InterruptedException {
    return api.admin("GET", "/v1/tenants/cinema/indexes/" + index, operator, "")
        .orThrow("index")
        .path("placement")
        .asText();
  }

  /** The group of nodes that the physical index of its own must be on; empty for any. */
  private String nodesOfItsOwn() throws IOException, InterruptedException {
    URI settings =
        SharedStack.stack()
            .endpoints()
            .elasticsearch()
            .resolve("/auspex.cinema.%s.*/_settings?flat_settings=true".formatted(index));
    JsonNode found =
        new ObjectMapper()
            .readTree(
                HttpClient.newHttpClient()
                    .send(
                        HttpRequest.newBuilder(settings).build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body());
    assertThat(found.size()).isEqualTo(1);
    return found
        .elements()
        .next()
        .path("settings")
        .path("index.routing.allocation.require.auspex_group")
        .asText();
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

  @ParameterizedTest
  @ValueSource(strings = {"dedicated", "isolated"})
  void anIndexMovesOutOfThePoolAndBackWithEveryDocument(String home)
      throws IOException, InterruptedException {
    fill(50);

    JsonNode out =
        ended(start("{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"" + home + "\"}"));
    String there = placement();
    String nodes = nodesOfItsOwn();
    long seen = search("lantern").at("/total/value").asLong();
    Reply deleted = api.gateway("DELETE", documents + "/d7?wait=visible", key, "");
    JsonNode back = ended(start("{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"pool\"}"));

    assertThat(out.path("status").asText()).as(out.toString()).isEqualTo("done");
    assertThat(out.path("copied").asLong()).isEqualTo(50);
    assertThat(out.at("/report/verification/targetDocuments").asLong()).isEqualTo(50);
    assertThat(out.at("/report/verification/stuck").size()).isZero();
    assertThat(out.at("/report/shadow/documents").asInt()).isEqualTo(20);
    assertThat(out.at("/report/shadow/differences").size()).isZero();
    assertThat(there).isEqualTo(home);
    assertThat(nodes).isEqualTo(home.equals("isolated") ? "isolated" : "");
    assertThat(seen).isEqualTo(50);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(back.path("status").asText()).as(back.toString()).isEqualTo("done");
    assertThat(placement()).isEqualTo("pool");
    assertThat(search("lantern").at("/total/value").asLong()).isEqualTo(49);
    assertNeighbourSeesItsOwn();
  }

  @Test
  void writesAndDeletesDuringAMoveAreNeitherLostNorUndone()
      throws IOException, InterruptedException {
    fill(300);
    String id =
        start(
            "{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"dedicated\","
                + "\"documentsPerSecond\":300}");
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger failed = new AtomicInteger();
    Set<String> gone = ConcurrentHashMap.newKeySet();
    Set<String> changed = ConcurrentHashMap.newKeySet();
    Thread clients =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; !over.get(); i++) {
                    try {
                      String one = "d" + (i * 7) % 300;
                      String other = "n" + i;
                      int status =
                          i % 2 == 0
                              ? api.gateway(
                                      "PUT",
                                      documents + "/" + other,
                                      key,
                                      "{\"name\":\"changed %d\"}".formatted(i))
                                  .status()
                              : api.gateway("DELETE", documents + "/" + one, key, "").status();
                      if (i % 2 == 0 && status == 201) {
                        changed.add(other);
                      } else if (i % 2 == 1 && (status == 200 || status == 404)) {
                        gone.add(one);
                      } else {
                        failed.incrementAndGet();
                      }
                    } catch (IOException broken) {
                      failed.incrementAndGet();
                    } catch (InterruptedException stopped) {
                      return;
                    }
                  }
                });

    JsonNode moved = ended(id);
    over.set(true);
    clients.join();

    assertThat(moved.path("status").asText()).as(moved.toString()).isEqualTo("done");
    assertThat(failed.get()).isZero();
    assertThat(gone).isNotEmpty();
    assertThat(changed).isNotEmpty();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      check("d" + i, !gone.contains("d" + i), wrong);
    }
    for (String each : changed) {
      check(each, true, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private void check(String id, boolean expected, List<String> wrong)
      throws IOException, InterruptedException {
    int status = api.gateway("GET", documents + "/" + id, key, "").status();
    if (status != (expected ? 200 : 404)) {
      wrong.add("%s: %d".formatted(id, status));
    }
  }

  @Test
  void aRebuildWritesEveryDocumentByTheNewSchemaAndWritesMeanwhileToo()
      throws IOException, InterruptedException {
    fill(40);
    String schema =
        "\"schema\":{\"fields\":[{\"name\":\"name\",\"kind\":\"text\"},"
            + "{\"name\":\"size\",\"kind\":\"keyword\",\"searchable\":true}]}";
    String id =
        start("{\"kind\":\"rebuild\",\"index\":\"%s\",\"pauseBefore\":\"swap\"," + schema + "}");
    awaitPaused(id);
    Reply meanwhile =
        api.gateway("PUT", documents + "/late", key, "{\"name\":\"late\",\"size\":4711}");
    JsonNode busy =
        api.admin(
                "POST",
                JOBS,
                operator,
                "{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"dedicated\"}".formatted(index))
            .body();

    api.admin("POST", JOBS + "/" + id + "/resume", operator, "").orThrow("resume");
    JsonNode rebuilt = ended(id);

    assertThat(meanwhile.status()).isEqualTo(201);
    assertThat(busy.path("type").asText()).endsWith("index-busy");
    assertThat(rebuilt.path("status").asText()).as(rebuilt.toString()).isEqualTo("done");
    assertThat(search("17").path("hits").findValuesAsText("id")).contains("d17");
    JsonNode late = api.gateway("GET", documents + "/late", key, "").orThrow("late");
    assertThat(late.at("/document/size").toString()).isEqualTo("\"4711\"");
    Await.until("the late one is found", () -> search("4711").at("/total/value").asLong() == 1);
    assertNeighbourSeesItsOwn();
  }

  @Test
  void aRebuildThatDocumentsDoNotFitFailsNamesThemAndLeavesEverythingAsItWas()
      throws IOException, InterruptedException {
    fill(5);
    String id =
        start(
            "{\"kind\":\"rebuild\",\"index\":\"%s\",\"schema\":{\"fields\":["
                + "{\"name\":\"name\",\"kind\":\"text\"},{\"name\":\"size\",\"kind\":\"date\"}]}}");
    JsonNode refused = ended(id);

    assertThat(refused.path("status").asText()).as(refused.toString()).isEqualTo("failed");
    assertThat(refused.at("/report/misfits").asLong()).isEqualTo(5);
    assertThat(refused.at("/report/misfitExamples/0/violations/0/field").asText())
        .isEqualTo("size");
    assertThat(placement()).isEqualTo("pool");
    assertThat(search("lantern").at("/total/value").asLong()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "backfill", "verify", "shadow-read", "swap", "drain"})
  void aCancelledMoveLeavesEverythingAsItWas(String state)
      throws IOException, InterruptedException {
    fill(10);
    String id =
        start(
            "{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"dedicated\",\"pauseBefore\":\""
                + state
                + "\"}");
    awaitPaused(id);
    api.gateway("PUT", documents + "/new", key, "{\"name\":\"lantern\"}").orThrow("put");
    api.gateway("DELETE", documents + "/d3?wait=visible", key, "").orThrow("delete");

    api.admin("POST", JOBS + "/" + id + "/cancel", operator, "").orThrow("cancel");
    JsonNode cancelled = ended(id);
    Reply again = api.admin("POST", JOBS + "/" + id + "/cancel", operator, "");

    assertThat(cancelled.path("status").asText()).as(cancelled.toString()).isEqualTo("cancelled");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("job-not-changeable");
    assertThat(placement()).isEqualTo("pool");
    Set<String> left = new HashSet<>(search("lantern").path("hits").findValuesAsText("id"));
    assertThat(left).hasSize(10).contains("new").doesNotContain("d3");
  }

  @Test
  void anIndexIsDeletedWhileItMovesAndItsNameIsFree() throws IOException, InterruptedException {
    fill(10);
    String move =
        start(
            "{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"dedicated\","
                + "\"pauseBefore\":\"swap\"}");
    awaitPaused(move);

    String deletion =
        api.admin("DELETE", "/v1/tenants/cinema/indexes/" + index, operator, "")
            .orThrow("delete")
            .path("job")
            .asText();
    JsonNode deleted = ended(deletion);

    assertThat(deleted.path("status").asText()).as(deleted.toString()).isEqualTo("done");
    assertThat(job(move).path("status").asText()).isEqualTo("cancelled");
    assertThat(api.admin("GET", "/v1/tenants/cinema/indexes/" + index, operator, "").status())
        .isEqualTo(404);
    assertThat(api.gateway("GET", documents + "/d1", key, "").status()).isEqualTo(404);
    SharedStack.createIndex("cinema", index);
    assertThat(search("lantern").at("/total/value").asLong()).isZero();
    assertNeighbourSeesItsOwn();
  }

  @Test
  void badBodiesAndForeignJobsAreRefused() throws IOException, InterruptedException {
    String id = start("{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"dedicated\"}");

    Reply empty = api.admin("POST", JOBS, operator, "{}");
    Reply same =
        api.admin(
            "POST",
            "/v1/tenants/places/jobs",
            operator,
            "{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"pool\"}".formatted(index));
    Reply foreign = api.admin("GET", "/v1/tenants/places/jobs/" + id, operator, "");
    Reply unknown = api.admin("POST", JOBS + "/job-unknown/pause", operator, "");
    Reply missing =
        api.admin("POST", JOBS, operator, "{\"kind\":\"delete\",\"index\":\"no-such-index\"}");

    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.body().path("violations").findValuesAsText("field"))
        .containsExactly("kind", "index");
    assertThat(same.status()).isEqualTo(400);
    assertThat(foreign.problem()).isEqualTo("job-not-found");
    assertThat(unknown.problem()).isEqualTo("job-not-found");
    assertThat(missing.problem()).isEqualTo("index-not-found");
    assertThat(ended(id).path("status").asText()).isEqualTo("done");
  }

  @Test
  void aParkedIndexComesBackWhenSomebodyAsksForIt() throws IOException, InterruptedException {
    fill(20);

    JsonNode parked = ended(start("{\"kind\":\"park\",\"index\":\"%s\"}"));
    String home = placement();
    Reply first = api.gateway("GET", documents + "/d7", key, "");
    Await.until("it is back", () -> api.gateway("GET", documents + "/d7", key, "").status() == 200);
    Await.until("no job works on it", () -> activeJobs() == 0);

    assertThat(parked.path("status").asText()).as(parked.toString()).isEqualTo("done");
    assertThat(home).isEqualTo("parked");
    assertThat(first.status()).isEqualTo(503);
    assertThat(first.problem()).isEqualTo("index-parked");
    assertThat(placement()).isEqualTo("dedicated");
    assertThat(search("lantern").at("/total/value").asLong()).isEqualTo(20);
    assertNeighbourSeesItsOwn();
  }

  private int activeJobs() throws IOException, InterruptedException {
    return api.admin("GET", JOBS + "?active=true&index=" + index, operator, "")
        .orThrow("jobs")
        .path("items")
        .size();
  }

  @Test
  void anImportAddsTheDocumentsOfAnotherIndexAndLeavesThoseThatAreThere()
      throws IOException, InterruptedException {
    fill(10);
    String other = index + "-to";
    SharedStack.createIndex("cinema", other);
    String others = "/v1/tenants/cinema/indexes/%s/documents".formatted(other);
    api.gateway("PUT", others + "/d3", key, "{\"name\":\"mine\"}").orThrow("put");

    String id =
        api.admin(
                "POST",
                JOBS,
                operator,
                "{\"kind\":\"import\",\"index\":\"%s\",\"from\":\"%s\"}".formatted(other, index))
            .orThrow("import")
            .path("id")
            .asText();
    JsonNode imported = ended(id);
    Reply missing =
        api.admin(
            "POST",
            JOBS,
            operator,
            "{\"kind\":\"import\",\"index\":\"%s\",\"from\":\"none\"}".formatted(other));
    Reply itself =
        api.admin(
            "POST",
            JOBS,
            operator,
            "{\"kind\":\"import\",\"index\":\"%s\",\"from\":\"%s\"}".formatted(other, other));

    assertThat(imported.path("status").asText()).as(imported.toString()).isEqualTo("done");
    assertThat(imported.path("copied").asLong()).isEqualTo(10);
    assertThat(api.gateway("GET", others + "/d7", key, "").status()).isEqualTo(200);
    assertThat(api.gateway("GET", others + "/d3", key, "").body().at("/document/name").asText())
        .isEqualTo("mine");
    assertThat(missing.problem()).isEqualTo("index-not-found");
    assertThat(itself.status()).isEqualTo(400);
    assertThat(
            ended(start("{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"dedicated\"}"))
                .path("status")
                .asText())
        .isEqualTo("done");
  }

  @Test
  void aWriteThatTheVerifiedNewHomeCannotHoldIsRefusedAndNotLost()
      throws IOException, InterruptedException {
    String id =
        start(
            "{\"kind\":\"rebuild\",\"index\":\"%s\",\"pauseBefore\":\"swap\",\"schema\":{\"fields\":["
                + "{\"name\":\"name\",\"kind\":\"text\"},{\"name\":\"size\",\"kind\":\"date\"}]}}");
    awaitPaused(id);

    Reply refused = api.gateway("PUT", documents + "/a", key, "{\"name\":\"lantern\",\"size\":3}");
    JsonNode bulk =
        api.bulk(
                documents,
                key,
                "{\"id\":\"b\",\"name\":\"lantern\",\"size\":3}\n{\"id\":\"c\",\"name\":\"lantern\"}\n")
            .orThrow("bulk");
    api.admin("POST", JOBS + "/" + id + "/resume", operator, "").orThrow("resume");
    JsonNode rebuilt = ended(id);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("invalid-document");
    assertThat(bulk.path("items").findValuesAsText("result"))
        .containsExactly("rejected", "created");
    assertThat(rebuilt.path("status").asText()).as(rebuilt.toString()).isEqualTo("done");
    assertThat(api.gateway("GET", documents + "/a", key, "").status()).isEqualTo(404);
    assertThat(api.gateway("GET", documents + "/b", key, "").status()).isEqualTo(404);
    assertThat(api.gateway("GET", documents + "/c", key, "").status()).isEqualTo(200);
  }
}

package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partial updates of documents, in every kind of home, beside a neighbour. */
class DocumentsApiIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PublicApi api = SharedStack.api();
  private final Papers papers;

  DocumentsApiIT() throws IOException, InterruptedException {
    papers = new Papers();
  }

  private static double distance(List<Double> one, List<Double> other) {
    double most = 0;
    for (int i = 0; i < one.size(); i++) {
      most = Math.max(most, Math.abs(one.get(i) - other.get(i)));
    }
    return most;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aPatchChangesItsFieldsOfTheDocumentAndNothingElse(String placement)
      throws IOException, InterruptedException {
    papers.create(placement);
    papers.put(
        "a", "{\"name\":\"First\",\"team\":\"red\",\"size\":1,\"at\":{\"lat\":1,\"lon\":2}}");
    long written = papers.read("a").path("version").asLong();

    Papers.Patched patched =
        papers.patch(
            papers.document("a") + "?wait=visible",
            papers.key,
            null,
            "{\"size\":2,\"team\":null,\"at\":{\"lat\":3},\"note\":\"new\"}");
    JsonNode after = papers.read("a");
    Reply refused = papers.patch("a", "{\"size\":\"large\",\"nam\":1,\"meaning\":[1]}");
    Reply missing = papers.patch("z", "{\"size\":1}");
    Reply foreign =
        papers.patch(papers.document("a"), papers.foreignKey, null, "{\"size\":9}").reply();

    assertThat(patched.reply().status()).as(patched.toString()).isEqualTo(200);
    assertThat(patched.reply().body().path("result").asText()).isEqualTo("updated");
    assertThat(after.path("document"))
        .isEqualTo(
            JSON.readTree(
                "{\"name\":\"First\",\"size\":2,\"at\":{\"lat\":3,\"lon\":2},\"note\":\"new\"}"));
    assertThat(after.path("version").asLong())
        .isEqualTo(patched.reply().body().path("version").asLong())
        .isGreaterThan(written);
    assertThat(patched.tag()).isEqualTo("\"" + after.path("version").asLong() + "\"");
    assertThat(refused.problem()).isEqualTo("invalid-document");
    assertThat(refused.body().path("violations").findValuesAsText("field"))
        .containsExactlyInAnyOrder("size", "nam", "meaning");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.problem()).isEqualTo("document-not-found");
    assertThat(foreign.problem()).isEqualTo("forbidden");
    assertThat(papers.read("a").path("document").path("size").asInt()).isEqualTo(2);
    papers.assertNeighbourHasItsOwn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aVectorFollowsItsTextAndStaysWhereTheTextStays(String placement)
      throws IOException, InterruptedException {
    papers.create(placement);
    papers.put("v", "{\"name\":\"A storm at sea\",\"size\":1}");
    List<Double> first = papers.vector(placement, "v");

    // Read by the patch before any refresh: the engine has them in its log alone.
    papers.put("v", "{\"name\":\"A storm at sea\",\"size\":2}");
    papers.patch("v", "{\"size\":3}").orThrow("patch");
    List<Double> kept = papers.vector(placement, "v");
    papers.patch("v", "{\"name\":\"Tax law for beginners\"}").orThrow("patch");
    List<Double> changed = papers.vector(placement, "v");

    assertThat(distance(first, kept)).isLessThan(1e-5);
    assertThat(distance(first, changed)).isGreaterThan(0.01);
  }

  @Test
  void aVectorThatTheClientSentSurvivesAPatch() throws IOException, InterruptedException {
    api.admin(
            "POST",
            "/v1/tenants/cinema/indexes",
            api.login("operator", "operator"),
            """
            {"name": "%s", "placement": "dedicated", "schema": {"fields": [
              {"name": "name", "kind": "text", "searchable": true},
              {"name": "size", "kind": "integer"},
              {"name": "look", "kind": "vector", "dimensions": 384, "similarity": "cosine"}]}}
            """
                .formatted(papers.index))
        .orThrow("create");
    String numbers = "0.5" + ",0.25".repeat(383);
    papers.put("a", "{\"size\":1,\"look\":[%s]}".formatted(numbers));

    papers.patch("a", "{\"size\":2}").orThrow("patch");

    assertThat(papers.vector("dedicated", "a").getFirst()).isCloseTo(0.5, Offset.offset(1e-5));
    assertThat(papers.read("a").path("document").toString()).isEqualTo("{\"size\":2}");
  }

  private static void allAtOnce(List<Callable<Void>> calls) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> running = new ArrayList<>();
      for (Callable<Void> call : calls) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      start.countDown();
      for (Future<Void> each : running) {
        each.get();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void ofEightPatchesOfDifferentFieldsAtATimeNoneIsLost(String placement) throws Exception {
    papers.create(placement);
    List<String> patches =
        List.of(
            "{\"name\":\"patched\"}",
            "{\"team\":\"blue\"}",
            "{\"size\":17}",
            "{\"note\":\"kept\"}",
            "{\"at\":{\"lat\":7}}",
            "{\"at\":{\"lon\":8}}",
            "{\"count\":5}",
            "{\"count\":5}");
    for (int round = 0; round < 3; round++) {
      papers.put("a", "{\"name\":\"old\",\"at\":{\"lat\":0,\"lon\":0}}");
      List<Callable<Void>> calls = new ArrayList<>();
      for (String patch : patches) {
        calls.add(
            () -> {
              papers.patch("a", patch).orThrow("patch " + patch);
              return null;
            });
      }

      allAtOnce(calls);

      assertThat(papers.read("a").path("document"))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"name": "patched", "at": {"lat": 7, "lon": 8}, "team": "blue", "size": 17,
                   "note": "kept", "count": 5}
                  """));
    }
    papers.assertNeighbourHasItsOwn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void eightClientsCountWithIfMatchAndMissNone(String placement) throws Exception {
    papers.create(placement);
    papers.put("a", "{\"name\":\"counter\",\"count\":0}");
    List<Callable<Void>> calls = new ArrayList<>();
    for (int client = 0; client < 8; client++) {
      calls.add(
          () -> {
            for (int done = 0; done < 5; ) {
              JsonNode seen = papers.read("a");
              Papers.Patched counted =
                  papers.patch(
                      papers.document("a"),
                      papers.key,
                      "\"" + seen.path("version").asLong() + "\"",
                      "{\"count\":%d}".formatted(seen.at("/document/count").asInt() + 1));
              if (counted.reply().status() == 200) {
                done++;
              } else {
                assertThat(counted.reply().problem()).isEqualTo("precondition-failed");
              }
            }
            return null;
          });
    }

    allAtOnce(calls);

    assertThat(papers.read("a").at("/document/count").asInt()).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aPatchNeitherUndoesAReplacementNorBringsBackWhatWasDeleted(String placement)
      throws Exception {
    papers.create(placement);
    for (int round = 0; round < 10; round++) {
      String id = "r" + round;
      papers.put(id, "{\"name\":\"old\",\"note\":\"old\"}");
      papers.put("d" + id, "{\"name\":\"old\"}");

      allAtOnce(
          List.of(
              () -> {
                papers.put(id, "{\"name\":\"new\",\"note\":\"new\"}");
                return null;
              },
              () -> {
                papers.patch(id, "{\"size\":1}").orThrow("patch");
                return null;
              },
              () -> {
                api.gateway("DELETE", papers.document("d" + id), papers.key, "").orThrow("delete");
                return null;
              },
              () -> {
                int status = papers.patch("d" + id, "{\"size\":1}").status();
                assertThat(status).isIn(200, 404);
                return null;
              }));

      JsonNode after = papers.read(id).path("document");
      assertThat(after.path("name").asText()).isEqualTo("new");
      assertThat(after.path("note").asText()).isEqualTo("new");
      assertThat(api.gateway("GET", papers.document("d" + id), papers.key, "").status())
          .isEqualTo(404);
    }
  }
}

package dev.auspex.control;

import static dev.auspex.control.Requests.MOVIES;
import static dev.auspex.control.Requests.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.elastic.FakePhysicalSchemas;
import dev.auspex.control.elastic.IndexFacts;
import dev.auspex.control.elastic.IndexOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of schemas over a real PostgreSQL; Elasticsearch is a fake. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class SchemaIT {
  private static final String TITLE = "{\"name\":\"title\",\"kind\":\"text\"}";
  private static final String YEAR = "{\"name\":\"year\",\"kind\":\"integer\"}";
  private static final String SCHEMA = "/v1/tenants/{tenant}/indexes/{index}/schema";

  @Inject FakePhysicalSchemas engine;
  private String tenant = "";

  @BeforeEach
  void anIndexWithATitle() {
    engine.answer(new IndexOutcome.Present(), new IndexFacts.Known(5000, Set.of()));
    tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    api()
        .body("{\"id\":\"%s\",\"name\":\"Schema\"}".formatted(tenant))
        .post("/v1/tenants")
        .then()
        .statusCode(201);
    api().body(MOVIES).post("/v1/tenants/{tenant}/indexes", tenant).then().statusCode(201);
  }

  @Test
  void aLiveChangeMakesAVersionAndTheSameAgainMakesNone() {
    get().header("ETag", equalTo("\"1\"")).body("version", equalTo(1));

    change("\"1\"", TITLE, YEAR)
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("version", equalTo(2))
        .body("fields.name", contains("title", "year"));
    assertThat(engine.extended()).contains("auspex.%s.movies.1".formatted(tenant));
    change("\"2\"", TITLE, YEAR).statusCode(200).body("version", equalTo(2));
    api()
        .get("/v1/tenants/{tenant}/indexes/movies", tenant)
        .then()
        .body("bundle", equalTo(2))
        .body("schema.fields.name", contains("title", "year"));
    api()
        .get(SCHEMA + "/versions", tenant, "movies")
        .then()
        .body("items.version", contains(2, 1))
        .body("items[1].fields.name", contains("title"));
  }

  @Test
  void theImpactIsShownAndNothingChanges() {
    weigh(TITLE, YEAR)
        .statusCode(200)
        .body("impact", equalTo("live"))
        .body("documents", equalTo(5000))
        .body("estimatedSeconds", nullValue())
        .body("changes.field", contains("year"))
        .body("changes.change", contains("added"));
    weigh("{\"name\":\"title\",\"kind\":\"keyword\",\"searchable\":true}")
        .body("impact", equalTo("rebuild"))
        .body("estimatedSeconds", equalTo(3))
        .body("changes.reason", contains("values are stored as text"));
    weigh(TITLE).body("impact", equalTo("nothing"));
    get().body("version", equalTo(1));
  }

  @Test
  void aRebuildIsNotMadeLive() {
    change("\"1\"", "{\"name\":\"title\",\"kind\":\"keyword\",\"searchable\":true}")
        .statusCode(409)
        .body("type", equalTo(ProblemType.SCHEMA_NEEDS_REBUILD.uri()))
        .body("detail", containsString("'title': values are stored as text"));
    get().body("version", equalTo(1));
  }

  @Test
  void aNameWhoseOldValuesAreThereIsNotTakenAgain() {
    change("\"1\"", TITLE, YEAR).statusCode(200);
    change("\"2\"", TITLE).statusCode(200);
    engine.answer(new IndexOutcome.Present(), new IndexFacts.Known(5000, Set.of("year")));

    change("\"3\"", TITLE, YEAR)
        .statusCode(409)
        .body("type", equalTo(ProblemType.SCHEMA_NEEDS_REBUILD.uri()));
  }

  @Test
  void theVersionThatWasLookedAtMustBeNamed() {
    change(null, TITLE, YEAR)
        .statusCode(428)
        .body("type", equalTo(ProblemType.PRECONDITION_REQUIRED.uri()));
    change("\"7\"", TITLE, YEAR)
        .statusCode(412)
        .body("type", equalTo(ProblemType.PRECONDITION_FAILED.uri()));
    change("*", TITLE, YEAR).statusCode(200);
  }

  @Test
  void ofManyChangesFromTheSameVersionExactlyOneSucceeds()
      throws InterruptedException, ExecutionException {
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> changes = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String field = "{\"name\":\"f%d\",\"kind\":\"long\"}".formatted(i);
        changes.add(() -> change("\"1\"", TITLE, field).extract().statusCode());
      }
      for (Future<Integer> status : threads.invokeAll(changes)) {
        statuses.add(status.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    get().body("version", equalTo(2)).body("fields.size()", equalTo(2));
  }

  @Test
  void withoutTheEngineOnlyWhatNeedsNoneIsChanged() {
    engine.answer(
        new IndexOutcome.Unavailable("The search engine does not answer"),
        new IndexFacts.Unknown("The search engine does not answer"));

    change("\"1\"", TITLE, YEAR)
        .statusCode(503)
        .body("type", equalTo(ProblemType.ENGINE_UNAVAILABLE.uri()));
    change("\"1\"", "{\"name\":\"title\",\"kind\":\"text\",\"weight\":3}")
        .statusCode(200)
        .body("fields[0].weight", equalTo(3.0f));
  }

  @Test
  void aSchemaThatIsWrongOrThatTheRankingCannotUseIsRefusedWithPaths() {
    change("\"1\"", TITLE, "{\"name\":\"year\",\"kind\":\"integer\",\"suggest\":true}")
        .statusCode(400)
        .body("type", equalTo(ProblemType.INVALID_SCHEMA.uri()))
        .body("violations.field", contains("fields[1].suggest"));
    change("\"1\"", "{\"name\":\"title\",\"kind\":\"text\",\"searchable\":false}")
        .statusCode(400)
        .body(
            "violations.expected",
            contains("a searchable field, because the channel term needs one"));
    api()
        .header("If-Match", "\"1\"")
        .body("{\"fields\":[%s],\"apply\":\"now\"}".formatted(TITLE))
        .put(SCHEMA, tenant, "movies")
        .then()
        .statusCode(400)
        .body("violations.field", contains("apply"));
    weigh().statusCode(400);
    api().get(SCHEMA, tenant, "books").then().statusCode(404);
  }

  private ValidatableResponse get() {
    return api().get(SCHEMA, tenant, "movies").then().statusCode(200);
  }

  private ValidatableResponse weigh(String... fields) {
    return api()
        .body("{\"fields\":[%s]}".formatted(String.join(",", fields)))
        .post(SCHEMA + "/impact", tenant, "movies")
        .then();
  }

  private ValidatableResponse change(@Nullable String ifMatch, String... fields) {
    var request = api();
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request
        .body("{\"fields\":[%s],\"apply\":\"live\"}".formatted(String.join(",", fields)))
        .put(SCHEMA, tenant, "movies")
        .then();
  }
}

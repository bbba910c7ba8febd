package dev.auspex.control;

import static dev.auspex.control.Requests.MOVIES;
import static dev.auspex.control.Requests.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.auspex.contract.TenantId;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What may be asked of jobs, over a real PostgreSQL. The jobs here wait in front of the first state
 * that needs Elasticsearch; what they do there is tested in {@code dev}.
 */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class JobIT {
  private static final String MOVE =
      "{\"kind\":\"move\",\"index\":\"movies\",\"placement\":\"dedicated\",\"pauseBefore\":\"create\"}";

  @Inject TenantService tenants;

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID());
  private final String jobs = "/v1/tenants/" + tenant + "/jobs";
  private final String index = "/v1/tenants/" + tenant + "/indexes/movies";

  @BeforeEach
  void anIndex() {
    tenants.create(tenant, "Test");
    api().body(MOVIES).post("/v1/tenants/{tenant}/indexes", tenant.value()).then().statusCode(201);
  }

  private static ValidatableResponse post(String path, String body) {
    return api().body(body).post(path).then();
  }

  private String paused() throws InterruptedException {
    String id = post(jobs, MOVE).statusCode(202).extract().path("id");
    Eventually.holds(
        () -> "paused".equals(api().get(jobs + "/" + id).then().extract().path("status")));
    return id;
  }

  @Test
  void ofMovesAtTheSameTimeExactlyOneBegins() throws InterruptedException {
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      clients.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      go.await();
                    } catch (InterruptedException stopped) {
                      Thread.currentThread().interrupt();
                      return;
                    }
                    statuses.add(api().body(MOVE).post(jobs).statusCode());
                  }));
    }
    go.countDown();
    for (Thread client : clients) {
      client.join();
    }

    assertThat(statuses).hasSize(8).containsOnly(202, 409).containsOnlyOnce(202);
    api().get(jobs + "?active=true").then().statusCode(200).body("items", hasSize(1));
  }

  @Test
  void theSchemaDoesNotChangeWhileAJobIsAtIt() throws InterruptedException {
    String etag = api().get(index + "/schema").then().extract().header("ETag");
    String id = paused();
    String change =
        "{\"apply\":\"live\",\"fields\":[{\"name\":\"title\",\"kind\":\"text\"},"
            + "{\"name\":\"year\",\"kind\":\"integer\"}]}";

    api()
        .header("If-Match", etag)
        .body(change)
        .put(index + "/schema")
        .then()
        .statusCode(409)
        .body("type", endsWith("index-not-ready"));
    api().get(index).then().statusCode(200).body("job", equalTo(id));
    post(jobs + "/" + id + "/cancel", "").statusCode(200);
    Eventually.holds(
        () -> "cancelled".equals(api().get(jobs + "/" + id).then().extract().path("status")));
    api()
        .header("If-Match", etag)
        .body(change)
        .put(index + "/schema")
        .then()
        .statusCode(200)
        .body("fields", hasSize(2));
  }

  @Test
  void aJobBelongsToOneTenant() throws InterruptedException {
    String id = paused();
    TenantId other = new TenantId("t" + UUID.randomUUID());
    tenants.create(other, "Other");

    String others = "/v1/tenants/" + other + "/jobs";
    api().get(others).then().statusCode(200).body("items", hasSize(0));
    api().get(others + "/" + id).then().statusCode(404).body("type", endsWith("job-not-found"));
    post(others + "/" + id + "/cancel", "").statusCode(404);
    post(others, MOVE).statusCode(404).body("type", endsWith("index-not-found"));
  }

  @Test
  void jobsAreListedNewestFirstPartByPart() throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String id = paused();
      ids.addFirst(id);
      post(jobs + "/" + id + "/cancel", "").statusCode(200);
      Eventually.holds(
          () -> "cancelled".equals(api().get(jobs + "/" + id).then().extract().path("status")));
    }

    ValidatableResponse first = api().get(jobs + "?limit=2").then().statusCode(200);
    ValidatableResponse second =
        api()
            .get(jobs + "?limit=2&cursor=" + first.extract().path("nextCursor"))
            .then()
            .statusCode(200);

    assertThat(first.extract().<List<String>>path("items.id"))
        .containsExactly(ids.get(0), ids.get(1));
    assertThat(second.extract().<List<String>>path("items.id")).containsExactly(ids.get(2));
    assertThat(second.extract().<String>path("nextCursor")).isNull();
  }

  @Test
  void whatIsWrongWithABodyIsSaidAtOnce() {
    post(
            jobs,
            "{\"kind\":\"park\",\"index\":\"movies\",\"placement\":\"pool\","
                + "\"pauseBefore\":\"noon\",\"documentsPerSecond\":0}")
        .statusCode(400)
        .body("violations.field", hasSize(3))
        .body("violations.field[0]", equalTo("placement"))
        .body("violations.expected[1]", containsString("one of create, backfill"))
        .body("violations.field[2]", equalTo("documentsPerSecond"));
    post(jobs, "{\"kind\":\"restore\",\"index\":\"movies\"}")
        .statusCode(409)
        .body("type", endsWith("index-not-ready"));
    api().get(jobs + "?limit=0").then().statusCode(400);
    api().get(jobs + "?index=No").then().statusCode(400);
  }

  @Test
  void theSpeedOfAJobChangesUntilItEnds() throws InterruptedException {
    String id = paused();

    api()
        .body("{\"documentsPerSecond\":5}")
        .put(jobs + "/" + id + "/speed")
        .then()
        .statusCode(200)
        .body("documentsPerSecond", equalTo(5));
    api().body("{\"documentsPerSecond\":0}").put(jobs + "/" + id + "/speed").then().statusCode(400);
    post(jobs + "/" + id + "/cancel", "").statusCode(200);
    Eventually.holds(
        () -> "cancelled".equals(api().get(jobs + "/" + id).then().extract().path("status")));
    api()
        .body("{\"documentsPerSecond\":9}")
        .put(jobs + "/" + id + "/speed")
        .then()
        .statusCode(409)
        .body("type", endsWith("job-not-changeable"));
  }
}

package dev.auspex.control.bundle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.control.PostgresOfTest;
import dev.auspex.control.elastic.FakePhysicalIndexes;
import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.publish.SnapshotService;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bundles over HTTP and a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class BundleIT {
  private static final String BUNDLES = "/v1/tenants/{tenant}/indexes/movies/bundles";
  private static final String INDEX =
      "{\"name\":\"movies\",\"schema\":{\"fields\":[{\"name\":\"title\",\"kind\":\"text\"},"
          + "{\"name\":\"year\",\"kind\":\"integer\"}]}}";

  @Inject TenantService tenants;
  @Inject SnapshotService snapshots;
  @Inject FakePhysicalIndexes engine;
  @Inject DataSource database;

  private String tenant = "";

  @BeforeEach
  void anIndex() {
    engine.answer(new IndexOutcome.Present());
    tenant = newTenant();
  }

  @Test
  void aNewProfileIsANewBundleThatIsServedAndRolledBackInOneCall() {
    long before = snapshots.current().revision();

    api()
        .body(ranking(40))
        .post(BUNDLES, tenant)
        .then()
        .statusCode(201)
        .body("number", equalTo(2))
        .body("live", equalTo(true))
        .body("ranking.channels[0].quota", equalTo(40));
    assertThat(snapshots.current().revision()).isEqualTo(before + 1);
    assertThat(live().number()).isEqualTo(2);
    assertThat(live().ranking().channels().getFirst().quota()).isEqualTo(40);

    api()
        .post(BUNDLES + "/1/publish", tenant)
        .then()
        .statusCode(200)
        .body("number", equalTo(1))
        .body("live", equalTo(true));
    assertThat(live().number()).isEqualTo(1);
    assertThat(live().ranking().channels().getFirst().quota()).isEqualTo(100);
    api()
        .get(BUNDLES, tenant)
        .then()
        .statusCode(200)
        .body("items.number", contains(2, 1))
        .body("items.live", contains(false, true));
  }

  @Test
  void whatIsLiveAlreadyChangesNothing() {
    api().body(ranking(40)).post(BUNDLES, tenant).then().statusCode(201);
    long before = snapshots.current().revision();

    api().body(ranking(40)).post(BUNDLES, tenant).then().statusCode(201).body("number", equalTo(2));
    api().post(BUNDLES + "/2/publish", tenant).then().statusCode(200).body("number", equalTo(2));

    assertThat(snapshots.current().revision()).isEqualTo(before);
  }

  @Test
  void pagesEndWithTheFirstBundle() {
    api().body(ranking(40)).post(BUNDLES, tenant).then().statusCode(201);
    api().body(ranking(50)).post(BUNDLES, tenant).then().statusCode(201);

    String next =
        api()
            .get(BUNDLES + "?limit=2", tenant)
            .then()
            .statusCode(200)
            .body("items.number", contains(3, 2))
            .extract()
            .path("nextCursor");

    api()
        .queryParam("limit", 2)
        .queryParam("cursor", next)
        .get(BUNDLES, tenant)
        .then()
        .statusCode(200)
        .body("items.number", contains(1))
        .body("containsKey('nextCursor')", equalTo(false));
    api().get(BUNDLES + "?limit=0", tenant).then().statusCode(400);
    api().get(BUNDLES + "?cursor=x", tenant).then().statusCode(400);
  }

  @Test
  void differencesGoByTheNamesOfMembers() {
    api().body(ranking(40)).post(BUNDLES, tenant).then().statusCode(201);

    api()
        .get(BUNDLES + "/1/diff/2", tenant)
        .then()
        .statusCode(200)
        .body("changes.path", contains("ranking.channels[term].quota"))
        .body("changes[0].before", equalTo(100))
        .body("changes[0].after", equalTo(40));
    api().get(BUNDLES + "/2/diff/2", tenant).then().statusCode(200).body("changes", empty());
    api()
        .get(BUNDLES + "/1/diff/9", tenant)
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.BUNDLE_NOT_FOUND.uri()));
  }

  @Test
  void aCheckTellsWhatWouldChangeAndWhatIsWrongAndChangesNothing() {
    api()
        .body(ranking(40))
        .post(BUNDLES + "/validate", tenant)
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("live", equalTo(1))
        .body("changes.path", contains("ranking.channels[term].quota"));
    api()
        .body("{\"ranking\":{\"channels\":[{\"kind\":\"vector\",\"quota\":0}]}}")
        .post(BUNDLES + "/validate", tenant)
        .then()
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("violations.field", contains("ranking.channels[0].kind", "ranking.channels[0].quota"))
        .body("changes", empty());
    api()
        .body("{\"ranking\":{\"channels\":[{\"kind\":\"vector\"}]}}")
        .post(BUNDLES, tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("ranking.channels[0].kind"));
    api()
        .body("{}")
        .post(BUNDLES, tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("ranking"));

    api().get(BUNDLES, tenant).then().body("items.number", contains(1));
  }

  @Test
  void anotherSchemaIsRefusedWithTheReason() throws SQLException {
    // As if a rebuild had taken the field year away and made title a keyword.
    execute(
        "insert into bundle select tenant, index_name, 2, jsonb_build_object('fields',"
            + " jsonb_build_array(jsonb_set(schema #> '{fields,0}', '{kind}', '\"keyword\"'))),"
            + " ranking, created_at from bundle where tenant = '%s';".formatted(tenant)
            + "update tenant_index set live_bundle = 2 where tenant = '%s'".formatted(tenant));

    api()
        .post(BUNDLES + "/1/publish", tenant)
        .then()
        .statusCode(409)
        .body("type", equalTo(ProblemType.BUNDLE_INCOMPATIBLE.uri()))
        .body("detail", containsString("'title': values are stored as keyword"))
        .body("detail", containsString("'year': a field of this name was removed"));

    api().get(BUNDLES + "/2", tenant).then().body("live", equalTo(true));
  }

  @Test
  void whoExpectsAnotherBundleIsRefused() {
    api().body(ranking(40)).post(BUNDLES, tenant).then().statusCode(201);

    api()
        .header("If-Match", "\"1\"")
        .body(ranking(50))
        .post(BUNDLES, tenant)
        .then()
        .statusCode(412)
        .body("type", equalTo(ProblemType.PRECONDITION_FAILED.uri()));
    api().header("If-Match", "\"2\"").post(BUNDLES + "/1/publish", tenant).then().statusCode(200);
    api()
        .header("If-Match", "newest")
        .post(BUNDLES + "/2/publish", tenant)
        .then()
        .statusCode(400)
        .body("violations.field", contains("If-Match"));
  }

  @Test
  void ofManyWhoExpectTheSameBundleExactlyOnePublishes() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        int quota = 10 + i;
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return api()
                      .header("If-Match", "\"1\"")
                      .body(ranking(quota))
                      .post(BUNDLES, tenant)
                      .statusCode();
                }));
      }
      start.countDown();
      for (Future<Integer> call : calls) {
        statuses.add(call.get());
      }
    }

    assertThat(statuses).containsExactlyInAnyOrder(201, 412, 412, 412, 412, 412);
    assertThat(live().number()).isEqualTo(2);
  }

  @Test
  void aBundleOfOneTenantIsNothingToAnother() {
    api().body(ranking(40)).post(BUNDLES, tenant).then().statusCode(201);
    String other = newTenant();

    api().get(BUNDLES, other).then().statusCode(200).body("items.number", contains(1));
    api()
        .post(BUNDLES + "/2/publish", other)
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.BUNDLE_NOT_FOUND.uri()));
    api()
        .get("/v1/tenants/{tenant}/indexes/nothing/bundles", other)
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.INDEX_NOT_FOUND.uri()));
  }

  private Bundle live() {
    return snapshots
        .current()
        .tenant(new TenantId(tenant))
        .orElseThrow()
        .indexes()
        .getFirst()
        .bundle();
  }

  private static String ranking(int quota) {
    return "{\"ranking\":{\"channels\":[{\"kind\":\"term\",\"quota\":%d}]}}".formatted(quota);
  }

  private String newTenant() {
    TenantId id = new TenantId("t" + UUID.randomUUID());
    tenants.create(id, "Test");
    api()
        .body(INDEX)
        .post("/v1/tenants/{tenant}/indexes", id.value())
        .then()
        .statusCode(201)
        .body("state", equalTo("ready"));
    return id.value();
  }

  private static RequestSpecification api() {
    return given().contentType("application/json").header("Authorization", "Bearer of-the-test");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local auspex.tenant = '*'");
      statement.execute(sql);
      connection.commit();
    }
  }
}

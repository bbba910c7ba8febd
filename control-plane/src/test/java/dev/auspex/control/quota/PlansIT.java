package dev.auspex.control.quota;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.control.PostgresOfTest;
import dev.auspex.control.elastic.FakeStoredDocuments;
import dev.auspex.control.publish.SnapshotService;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans, limits and usage over a real PostgreSQL; the engine is a fake. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class PlansIT {
  /** As the migration has it. */
  private static final String STANDARD =
      """
      {"indexes": 50, "documents": 5000000, "bytes": 21474836480, "fields": 200,
       "searchesPerSecond": 500, "writesPerSecond": 10000, "concurrentRequests": 256,
       "concurrencyShare": 100, "modelMillisPerMinute": 120000}
      """;

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID());
  private final TenantId other = new TenantId("t" + UUID.randomUUID());
  private final String plan = "p" + UUID.randomUUID();

  @Inject TenantService tenants;
  @Inject SnapshotService snapshots;
  @Inject FakeStoredDocuments engine;
  @Inject Measurer measurer;

  @BeforeEach
  void twoTenants() {
    tenants.create(tenant, "Test");
    tenants.create(other, "Test");
  }

  @Test
  void aNewTenantIsOnTheDefaultPlanAndGatewaysHoldItsLimits() {
    quota(tenant)
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("plan", equalTo("standard"))
        .body("followsDefault", equalTo(true))
        .body("limits.find { it.name == 'indexes' }.allowed", equalTo(50))
        .body("limits.find { it.name == 'indexes' }.used", equalTo(0))
        .body("limits.source.unique()", contains("plan"));

    assertThat(limits(tenant).searchesPerSecond()).isEqualTo(500);
    assertThat(limits(tenant).usedUp()).isEmpty();
  }

  @Test
  void ofManyCreatesForTheLastPlaceExactlyOneSucceedsAndNothingIsLeftBehind()
      throws InterruptedException, ExecutionException {
    override(tenant, "{\"overrides\":{\"indexes\":2}}").statusCode(200);
    create(tenant, "first", 1).statusCode(201);
    CountDownLatch start = new CountDownLatch(1);

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String name = "racer" + i;
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return create(tenant, name, 1).extract().statusCode();
                }));
      }
      start.countDown();
      for (Future<Integer> call : calls) {
        statuses.add(call.get());
      }
    }

    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
    assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
    api().get("/v1/tenants/{tenant}/indexes", tenant.value()).then().body("items", hasSize(2));
    quota(tenant).body("limits.find { it.name == 'indexes' }.used", equalTo(2));
    create(tenant, "one-more", 1)
        .statusCode(409)
        .body("type", equalTo(ProblemType.QUOTA_EXCEEDED.uri()))
        .body("violations.field", contains("indexes"))
        .body("violations[0].expected", containsString("at most 2"));
    create(other, "one-more", 1).statusCode(201);
  }

  @Test
  void aNameThatIsTakenIsToldBeforeTheLimit() {
    override(tenant, "{\"overrides\":{\"indexes\":1}}").statusCode(200);
    create(tenant, "movies", 1).statusCode(201);

    create(tenant, "movies", 1)
        .statusCode(409)
        .body("type", equalTo(ProblemType.INDEX_EXISTS.uri()));
  }

  @Test
  void fieldsAreLimitedOnCreateOnChangeAndInADocumentAndWhatIsThereStays() {
    create(tenant, "wide", 3).statusCode(201);
    override(tenant, "{\"overrides\":{\"fields\":2}}").statusCode(200);

    create(tenant, "narrow", 3)
        .statusCode(409)
        .body("type", equalTo(ProblemType.QUOTA_EXCEEDED.uri()))
        .body("violations.field", contains("fields"));
    create(tenant, "narrow", 2).statusCode(201);
    change("narrow", 3).statusCode(409).body("violations.field", contains("fields"));
    apply(
            """
            format: auspex/v1
            tenant: %s
            indexes:
              - name: more
                schema: {fields: [{name: a, kind: text}, {name: b, kind: text}, {name: c, kind: text}]}
            """
                .formatted(tenant))
        .statusCode(409)
        .body("violations.field", contains("fields"));
    quota(tenant)
        .body("limits.find { it.name == 'fields' }.used", equalTo(3))
        .body("limits.find { it.name == 'fields' }.source", equalTo("override"));
    api().get("/v1/tenants/{tenant}/indexes/wide", tenant.value()).then().statusCode(200);
  }

  @Test
  void aDocumentThatDeclaresTooManyIndexesChangesNothing() {
    override(tenant, "{\"overrides\":{\"indexes\":1}}").statusCode(200);

    apply(
            """
            format: auspex/v1
            tenant: %s
            indexes:
              - {name: one, schema: {fields: [{name: a, kind: text}]}}
              - {name: two, schema: {fields: [{name: a, kind: text}]}}
            """
                .formatted(tenant))
        .statusCode(409)
        .body("type", equalTo(ProblemType.QUOTA_EXCEEDED.uri()));

    api().get("/v1/tenants/{tenant}/indexes", tenant.value()).then().body("items", hasSize(0));
  }

  @Test
  void aPlanIsMadeChangedAndDeletedAndItsTenantsFollow() {
    newPlan("{\"id\":\"%s\",\"name\":\"Trial\",\"limits\":{\"searchesPerSecond\":7}}")
        .statusCode(201)
        .body("version", equalTo(1));
    newPlan("{\"id\":\"%s\",\"name\":\"Twice\",\"limits\":{}}")
        .statusCode(409)
        .body("type", equalTo(ProblemType.PLAN_EXISTS.uri()));
    override(tenant, "{\"plan\":\"%s\"}".formatted(plan))
        .statusCode(200)
        .body("followsDefault", equalTo(false));
    assertThat(limits(tenant).searchesPerSecond()).isEqualTo(7);
    assertThat(limits(tenant).documents()).isNull();

    api()
        .header("If-Match", "\"1\"")
        .delete("/v1/platform/plans/{plan}", plan)
        .then()
        .statusCode(409)
        .body("type", equalTo(ProblemType.PLAN_IN_USE.uri()));
    String body = "{\"name\":\"Trial\",\"limits\":{\"searchesPerSecond\":9}}";
    api().body(body).put("/v1/platform/plans/{plan}", plan).then().statusCode(428);
    api()
        .header("If-Match", "\"1\"")
        .body(body)
        .put("/v1/platform/plans/{plan}", plan)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""));
    assertThat(limits(tenant).searchesPerSecond()).isEqualTo(9);
    assertThat(limits(other).searchesPerSecond()).isEqualTo(500);
    api()
        .header("If-Match", "\"1\"")
        .body(body)
        .put("/v1/platform/plans/{plan}", plan)
        .then()
        .statusCode(412);

    override(tenant, "{}").statusCode(200).body("plan", equalTo("standard"));
    api()
        .header("If-Match", "\"2\"")
        .delete("/v1/platform/plans/{plan}", plan)
        .then()
        .statusCode(204);
    api()
        .get("/v1/platform/plans/{plan}", plan)
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.PLAN_NOT_FOUND.uri()));
    api().header("If-Match", "*").delete("/v1/platform/plans/standard").then().statusCode(409);
    api()
        .get("/v1/platform/plans")
        .then()
        .statusCode(200)
        .body("items.id", hasItems("large", "small", "standard", "unlimited"))
        .body("items.find { it.id == 'standard' }.isDefault", equalTo(true));
    api()
        .queryParam("action", "plan.")
        .get("/v1/platform/audit")
        .then()
        .body("items.subject", hasItem("plan/" + plan));
    api()
        .get("/v1/tenants/{tenant}/audit", tenant.value())
        .then()
        .body("items.action", hasItem("quota.change"));
  }

  @Test
  void whoHasNoPlanFollowsTheDefaultWhicheverThatIs() {
    newPlan("{\"id\":\"%s\",\"name\":\"Next\",\"limits\":{\"searchesPerSecond\":3}}")
        .statusCode(201);
    override(other, "{\"plan\":\"standard\"}").statusCode(200);
    try {
      makeDefault(plan, "{\"searchesPerSecond\":3}");

      assertThat(limits(tenant).searchesPerSecond()).isEqualTo(3);
      assertThat(limits(other).searchesPerSecond()).isEqualTo(500);
      quota(tenant).body("plan", equalTo(plan)).body("followsDefault", equalTo(true));
    } finally {
      makeDefault("standard", STANDARD);
    }
    assertThat(limits(tenant).searchesPerSecond()).isEqualTo(500);
  }

  private static void makeDefault(String id, String limits) {
    api()
        .header("If-Match", "*")
        .body("{\"name\":\"Standard\",\"limits\":%s,\"isDefault\":true}".formatted(limits))
        .put("/v1/platform/plans/{plan}", id)
        .then()
        .statusCode(200)
        .body("isDefault", equalTo(true));
  }

  @Test
  void wrongNumbersAndNamesAreNamed() {
    newPlan("{\"id\":\"%s\",\"name\":\"\",\"limits\":{\"fields\":0,\"concurrencyShare\":1001}}")
        .statusCode(400)
        .body("violations.field", contains("name", "limits.fields", "limits.concurrencyShare"));
    override(tenant, "{\"overrides\":{\"bytes\":-1},\"unlimited\":[\"doc\"]}")
        .statusCode(400)
        .body("violations.field", contains("overrides.bytes", "unlimited[0]"));
    override(tenant, "{\"overrides\":{\"bytes\":1},\"unlimited\":[\"bytes\"]}").statusCode(400);
    override(tenant, "{\"plan\":\"nobody-made-this\"}")
        .statusCode(404)
        .body("type", equalTo(ProblemType.PLAN_NOT_FOUND.uri()));
    api().body("{}").put("/v1/tenants/{tenant}/plan", tenant.value()).then().statusCode(428);
    api().get("/v1/tenants/nobody-has-this/quota").then().statusCode(404);
  }

  @Test
  void aLimitThatDoesNotHoldForOneTenantIsAnOverrideToo() {
    override(tenant, "{\"unlimited\":[\"documents\"]}")
        .statusCode(200)
        .body("limits.find { it.name == 'documents' }.containsKey('allowed')", equalTo(false))
        .body("limits.find { it.name == 'documents' }.source", equalTo("override"));

    assertThat(limits(tenant).documents()).isNull();
    assertThat(limits(other).documents()).isEqualTo(5_000_000);
  }

  @Test
  void whoStoresTooMuchIsToldToGatewaysUntilItIsLess() {
    override(tenant, "{\"overrides\":{\"documents\":10}}").statusCode(200);
    engine.put(tenant, 10, 4096);
    engine.put(other, 3, 1024);

    measurer.measure();

    assertThat(limits(tenant).usedUp()).containsExactly("documents");
    assertThat(limits(other).usedUp()).isEmpty();
    quota(tenant)
        .body("usedUp", contains("documents"))
        .body("limits.find { it.name == 'bytes' }.used", equalTo(4096));
    usage(tenant).body("items[-1].documents", equalTo(10)).body("items[-1].bytes", equalTo(4096));

    engine.put(tenant, 9, 4000);
    measurer.measure();

    assertThat(limits(tenant).usedUp()).isEmpty();
    // The hour keeps its peak.
    usage(tenant).body("items[-1].documents", equalTo(10));
  }

  @Test
  @TestSecurity(
      user = "gateway",
      roles = {"gateway", "platform-admin"})
  void aReportIsCountedOnceHoweverOftenItIsSent() {
    Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
    String report =
        """
        {"source": "%s", "sequence": %d, "entries": [
          {"tenant": "%s", "hourSeconds": %d,
           "used": {"searches": 5, "writes": 3, "writtenBytes": 900, "rerankMillis": 70}},
          {"tenant": "nobody-has-this", "hourSeconds": %d,
           "used": {"searches": 1, "writes": 0, "writtenBytes": 0, "rerankMillis": 0}}]}
        """;
    UUID source = UUID.randomUUID();
    String first =
        report.formatted(source, 7, tenant, hour.getEpochSecond(), hour.getEpochSecond());
    String second =
        report.formatted(source, 8, tenant, hour.getEpochSecond(), hour.getEpochSecond());

    for (String each : List.of(first, first, second, first)) {
      api()
          .body(each)
          .post("/internal/v1/usage-reports")
          .then()
          .statusCode(200)
          .body("gateways", equalTo(1));
    }

    usage(tenant)
        .body("items", hasSize(1))
        .body("items[0].hour", equalTo(hour.toString()))
        .body("items[0].searches", equalTo(10))
        .body("items[0].writes", equalTo(6))
        .body("items[0].writtenBytes", equalTo(1800))
        .body("items[0].rerankMillis", equalTo(140));
    usage(other).body("items", hasSize(0));
    String csv =
        api()
            .get("/v1/tenants/{tenant}/usage/export", tenant.value())
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .extract()
            .asString();
    assertThat(csv.lines())
        .containsExactly(
            "tenant,hour,documents,bytes,searches,writes,writtenBytes,rerankMillis",
            "%s,%s,0,0,10,6,1800,140".formatted(tenant, hour));
    api()
        .get("/v1/platform/usage/export")
        .then()
        .statusCode(200)
        .body(containsString(tenant.value()))
        .body(not(containsString("nobody-has-this")));
    api()
        .body(report.formatted(source, 0, tenant, -1, 0))
        .post("/internal/v1/usage-reports")
        .then()
        .statusCode(400)
        .body("violations.field", contains("sequence", "entries[0]"));
  }

  @Test
  void wrongTimesAreNamedAndNobodyButAGatewayReports() {
    api()
        .queryParam("from", "yesterday")
        .queryParam("to", "x")
        .get("/v1/tenants/{tenant}/usage", tenant.value())
        .then()
        .statusCode(400)
        .body("violations.field", contains("to", "from"));
    api()
        .queryParam("from", "2026-01-02T00:00:00Z")
        .queryParam("to", "2026-01-01T00:00:00Z")
        .get("/v1/tenants/{tenant}/usage/export", tenant.value())
        .then()
        .statusCode(400);
    api().get("/v1/tenants/nobody-has-this/usage/export").then().statusCode(404);
    api()
        .body("{\"source\":\"%s\",\"sequence\":1,\"entries\":[]}".formatted(UUID.randomUUID()))
        .post("/internal/v1/usage-reports")
        .then()
        .statusCode(403);
  }

  @Test
  @TestSecurity(user = "olaf", roles = "platform-operator")
  void anOperatorSeesPlansAndUsageAndChangesNone() {
    api().get("/v1/platform/plans").then().statusCode(200);
    api().get("/v1/platform/usage/export").then().statusCode(200);
    newPlan("{\"id\":\"%s\",\"name\":\"Mine\",\"limits\":{}}").statusCode(403);
    api().header("If-Match", "*").delete("/v1/platform/plans/small").then().statusCode(403);
  }

  @Test
  @TestSecurity(user = "vera", roles = "viewer")
  void othersSeeNoPlansAndNoForeignUsage() {
    api().get("/v1/platform/plans").then().statusCode(403);
    api().get("/v1/platform/usage/export").then().statusCode(403);
    api().get("/v1/tenants/cinema/usage").then().statusCode(403);
    api().get("/v1/tenants/cinema/quota").then().statusCode(403);
  }

  private Limits limits(TenantId id) {
    return snapshots.current().tenant(id).orElseThrow().limits();
  }

  private static ValidatableResponse quota(TenantId id) {
    return api().get("/v1/tenants/{tenant}/quota", id.value()).then();
  }

  private static ValidatableResponse usage(TenantId id) {
    return api()
        .queryParam("to", Instant.now().plusSeconds(60).toString())
        .get("/v1/tenants/{tenant}/usage", id.value())
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse override(TenantId id, String body) {
    return api()
        .header("If-Match", "*")
        .body(body)
        .put("/v1/tenants/{tenant}/plan", id.value())
        .then();
  }

  private ValidatableResponse newPlan(String body) {
    return api().body(body.formatted(plan)).post("/v1/platform/plans").then();
  }

  private static ValidatableResponse create(TenantId id, String name, int fields) {
    return api()
        .body("{\"name\":\"%s\",\"schema\":%s}".formatted(name, schema(fields)))
        .post("/v1/tenants/{tenant}/indexes", id.value())
        .then();
  }

  private ValidatableResponse change(String index, int fields) {
    String schema = schema(fields);
    return api()
        .header("If-Match", "*")
        .body(schema.substring(0, schema.length() - 1) + ",\"apply\":\"live\"}")
        .put("/v1/tenants/{tenant}/indexes/{index}/schema", tenant.value(), index)
        .then();
  }

  private ValidatableResponse apply(String yaml) {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/yaml", ContentType.TEXT)))
        .contentType("application/yaml")
        .header("Authorization", "Bearer of-the-test")
        .body(yaml)
        .put("/v1/tenants/{tenant}/config", tenant.value())
        .then();
  }

  private static String schema(int fields) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      all.add("{\"name\":\"f%d\",\"kind\":\"text\"}".formatted(i));
    }
    return "{\"fields\":[%s]}".formatted(String.join(",", all));
  }

  private static RequestSpecification api() {
    return given().contentType("application/json").header("Authorization", "Bearer of-the-test");
  }
}

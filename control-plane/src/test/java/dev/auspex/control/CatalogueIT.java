package dev.auspex.control;

import static dev.auspex.control.Requests.DEDICATED;
import static dev.auspex.control.Requests.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.control.apikey.ApiKeyService;
import dev.auspex.control.apikey.CreatedApiKeyView;
import dev.auspex.control.apikey.NewApiKey;
import dev.auspex.control.elastic.FakePhysicalIndexes;
import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.publish.SnapshotService;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The REST API over a real PostgreSQL; the token is made up, Elasticsearch is a fake. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
class CatalogueIT {
  @Inject TenantService tenants;
  @Inject ApiKeyService keys;
  @Inject SnapshotService snapshots;
  @Inject FakePhysicalIndexes engine;
  @Inject DataSource database;

  @BeforeEach
  void engineIsUp() {
    engine.answer(new IndexOutcome.Present());
  }

  @Test
  void ofManyCreatesOfTheSameTenantExactlyOneSucceeds()
      throws InterruptedException, ExecutionException {
    TenantId tenant = newTenantId();
    int callers = 8;
    CountDownLatch start = new CountDownLatch(1);
    Callable<String> create =
        () -> {
          start.await();
          try {
            tenants.create(tenant, "Race");
            return "created";
          } catch (ApiProblem problem) {
            return problem.type().slug();
          }
        };

    List<String> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> futures = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        futures.add(threads.submit(create));
      }
      start.countDown();
      for (Future<String> future : futures) {
        results.add(future.get());
      }
    }

    assertThat(results).hasSize(callers).containsOnlyOnce("created");
    assertThat(results.stream().filter(ProblemType.TENANT_EXISTS.slug()::equals))
        .hasSize(callers - 1);
  }

  @Test
  @TestSecurity(user = "operator", roles = "platform-admin")
  void theSecondTenantOfAnIdIsRefusedOverHttp() {
    String body = "{\"id\":\"%s\",\"name\":\"Twice\"}".formatted(newTenantId());

    api().body(body).post("/v1/tenants").then().statusCode(201).body("name", equalTo("Twice"));
    api()
        .body(body)
        .post("/v1/tenants")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo(ProblemType.TENANT_EXISTS.uri()))
        .body("traceId", notNullValue());
  }

  @Test
  @TestSecurity(user = "operator", roles = "platform-admin")
  void anIndexIsReadyInTheReplyAndServedFromTheNextRevisionOn() {
    TenantId tenant = newTenant();
    long before = snapshots.current().revision();

    api()
        .body(DEDICATED)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(201)
        .body("state", equalTo("ready"))
        .body("bundle", equalTo(1))
        .body("schema.fields[0].searchable", equalTo(true))
        .body("ranking.channels.kind", contains("term"));

    Snapshot snapshot = snapshots.current();
    assertThat(snapshot.revision()).isEqualTo(before + 1);
    assertThat(snapshot.tenant(tenant).orElseThrow().indexes())
        .singleElement()
        .satisfies(
            index -> {
              assertThat(index.placement().serving().physicalIndex())
                  .isEqualTo("auspex.%s.movies.1".formatted(tenant));
              assertThat(index.bundle().number()).isEqualTo(1);
            });
  }

  @Test
  @TestSecurity(user = "operator", roles = "platform-admin")
  void anIndexWaitsWhileTheEngineIsDownAndBecomesReadyByItself() throws InterruptedException {
    TenantId tenant = newTenant();
    engine.answer(new IndexOutcome.Unavailable("The search engine does not answer"));

    api()
        .body(DEDICATED)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(201)
        .body("state", equalTo("provisioning"))
        .body("reason", equalTo("The search engine does not answer; trying again"));
    assertThat(snapshots.current().tenant(tenant).orElseThrow().indexes()).isEmpty();

    engine.answer(new IndexOutcome.Present());

    Eventually.holds(() -> !snapshots.current().tenant(tenant).orElseThrow().indexes().isEmpty());
    api()
        .get("/v1/tenants/{tenant}/indexes/movies", tenant.value())
        .then()
        .statusCode(200)
        .body("state", equalTo("ready"))
        .body("containsKey('reason')", equalTo(false));
  }

  @Test
  @TestSecurity(user = "operator", roles = "platform-admin")
  void anIndexThatTheEngineRefusesFailsWithTheReasonAndIsNeverServed() {
    TenantId tenant = newTenant();
    engine.answer(new IndexOutcome.Refused("other fields"));

    api()
        .body(DEDICATED)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(201)
        .body("state", equalTo("failed"))
        .body("reason", equalTo("other fields"));
    assertThat(snapshots.current().tenant(tenant).orElseThrow().indexes()).isEmpty();
  }

  @Test
  @TestSecurity(user = "operator", roles = "platform-admin")
  void aLeaseThatADeadReconcilerLeftBehindEndsAndTheWorkGoesOn()
      throws SQLException, InterruptedException {
    TenantId tenant = newTenant();
    engine.answer(new IndexOutcome.Unavailable("down"));
    api()
        .body(DEDICATED)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(201);
    engine.answer(new IndexOutcome.Present());
    // As if a process had died one second before its lease of any length would end.
    execute(
        "update tenant_index set attempt_after = clock_timestamp() + interval '1 second'"
            + " where tenant = '%s'".formatted(tenant));

    Eventually.holds(() -> !snapshots.current().tenant(tenant).orElseThrow().indexes().isEmpty());

    assertThat(engine.asked()).contains("auspex.%s.movies.1".formatted(tenant));
  }

  @Test
  @TestSecurity(user = "gateway", roles = "gateway")
  void theSnapshotIsSentOnlyWhenItHasChanged() {
    newTenant();
    String tag = api().get("/internal/v1/snapshot").then().statusCode(200).extract().header("ETag");

    api().header("If-None-Match", tag).get("/internal/v1/snapshot").then().statusCode(304);
    newTenant();
    api()
        .header("If-None-Match", tag)
        .get("/internal/v1/snapshot")
        .then()
        .statusCode(200)
        .header("ETag", not(equalTo(tag)));
  }

  @Test
  @TestSecurity(user = "operator", roles = "platform-admin")
  void aKeyIsShownOnceStoredHashedAndGoneWhenRevoked() throws SQLException {
    TenantId tenant = newTenant();
    String key =
        api()
            .body("{\"name\":\"web\",\"scopes\":[\"search\"]}")
            .post("/v1/tenants/{tenant}/api-keys", tenant.value())
            .then()
            .statusCode(201)
            .header("Cache-Control", "no-store")
            .body("key", startsWith("ax_"))
            .extract()
            .path("key");
    String id = key.split("_", 3)[1];
    String secret = key.split("_", 3)[2];

    api()
        .get("/v1/tenants/{tenant}/api-keys", tenant.value())
        .then()
        .statusCode(200)
        .body("items.id", contains(id))
        .body("items[0].containsKey('key')", equalTo(false));
    assertThat(snapshots.current().tenant(tenant).orElseThrow().apiKeys())
        .singleElement()
        .satisfies(known -> assertThat(known.scopes()).containsExactly(ApiKeyScope.SEARCH));
    assertThat(count("select count(*) from api_key where secret_sha256 = '%s'".formatted(secret)))
        .isZero();

    api().delete("/v1/tenants/{tenant}/api-keys/{id}", tenant.value(), id).then().statusCode(204);
    api()
        .delete("/v1/tenants/{tenant}/api-keys/{id}", tenant.value(), id)
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.API_KEY_NOT_FOUND.uri()));
    assertThat(snapshots.current().tenant(tenant).orElseThrow().apiKeys()).isEmpty();
  }

  @Test
  void aKeyOfOneTenantIsNothingToAnother() {
    TenantId owner = newTenant();
    TenantId other = newTenant();
    CreatedApiKeyView key =
        keys.create(
            owner, new NewApiKey("web", List.of(ApiKeyScope.SEARCH), null, null, null, null));

    assertThat(keys.list(other)).isEmpty();
    assertThatThrownBy(() -> keys.revoke(other, key.id())).isInstanceOf(ApiProblem.class);
    assertThat(keys.list(owner)).hasSize(1);
  }

  @Test
  @TestSecurity(user = "operator", roles = "platform-admin")
  void everyWrongFieldIsNamedWithItsPath() {
    api()
        .body("{\"id\":\"No\",\"name\":\"\"}")
        .post("/v1/tenants")
        .then()
        .statusCode(400)
        .body("violations.field", contains("id", "name"));
    api()
        .body("{\"id\":\"abc\",\"nam\":\"x\"}")
        .post("/v1/tenants")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("nam"));
    api()
        .body("{\"id\":\"abc\",\"name\":5}")
        .post("/v1/tenants")
        .then()
        .statusCode(400)
        .body("violations.field", contains("name"));
    api()
        .body("{\"id\":\"abc\",")
        .post("/v1/tenants")
        .then()
        .statusCode(400)
        .body("type", equalTo(ProblemType.INVALID_REQUEST.uri()));
  }

  @Test
  void aBundleIsNeverChanged() throws SQLException {
    assertThat(count("select rolsuper::int from pg_roles where rolname = current_user")).isZero();
    TenantId tenant = newTenant();
    execute(
        ("insert into tenant_index (tenant, name, generation, wanted_placement, state,"
                    + " live_bundle, created_at, attempt_after)"
                    + " values ('%s','x',1,'dedicated','provisioning',1,now(),'infinity');")
                .formatted(tenant)
            + " insert into bundle values ('%s','x',1,'{}','{}',now())".formatted(tenant));

    assertThatThrownBy(
            () -> execute("update bundle set ranking = '[]' where tenant = '%s'".formatted(tenant)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("never changed");
    execute(
        "update tenant_index set state = 'failed', reason = 'test' where tenant = '%s'"
            .formatted(tenant));
  }

  /** A header that the first filter asks for; whose token it would be is up to each test. */
  private static TenantId newTenantId() {
    return new TenantId("t" + UUID.randomUUID());
  }

  private TenantId newTenant() {
    TenantId tenant = newTenantId();
    tenants.create(tenant, "Test");
    return tenant;
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

  private long count(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local auspex.tenant = '*'");
      try (var rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      } finally {
        connection.rollback();
      }
    }
  }
}

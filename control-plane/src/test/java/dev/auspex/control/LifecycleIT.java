package dev.auspex.control;

import static dev.auspex.control.Requests.MOVIES;
import static dev.auspex.control.Requests.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.control.access.FakeOrganizations;
import dev.auspex.control.access.OrganizationOutcome;
import dev.auspex.control.elastic.FakePhysicalIndexes;
import dev.auspex.control.elastic.FakeTenantDocuments;
import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.publish.SnapshotService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant from its first to its last day, over a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class LifecycleIT {
  private final TenantId tenant = new TenantId("t" + UUID.randomUUID());
  private final TenantId other = new TenantId("t" + UUID.randomUUID());

  @Inject SnapshotService snapshots;
  @Inject FakePhysicalIndexes engine;
  @Inject FakeOrganizations organizations;
  @Inject FakeTenantDocuments documents;
  @Inject DataSource database;

  @BeforeEach
  void everythingIsUp() {
    engine.answer(new IndexOutcome.Present());
    organizations.down(false);
    documents.down(false);
  }

  @Test
  void theOrganizationFollowsTheTenant() throws InterruptedException {
    create(tenant);

    Eventually.holds(() -> organizations.find(tenant) instanceof OrganizationOutcome.Present);
    Eventually.holds(() -> field("organization.state").equals("ready"));
  }

  @Test
  void aTenantDoesNotWaitForAKeycloakThatIsDown() throws InterruptedException {
    organizations.down(true);

    create(tenant);

    Eventually.holds(
        () -> field("organization.reason").equals("Keycloak does not answer; trying again"));
    organizations.down(false);
    Eventually.holds(() -> field("organization.state").equals("ready"));
  }

  @Test
  void aSuspendedTenantChangesNothingAndGatewaysHearWhatIsLeftToIt() {
    create(tenant);
    create(other);

    post("suspend", "{\"reads\":\"allowed\"}").statusCode(200).body("state", equalTo("suspended"));
    assertThat(service(tenant)).isEqualTo(ServiceLevel.READ_ONLY);
    assertThat(service(other)).isEqualTo(ServiceLevel.FULL);
    api()
        .body(MOVIES)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(403)
        .body("type", equalTo(ProblemType.TENANT_SUSPENDED.uri()));
    api().get("/v1/tenants/{tenant}/indexes", tenant.value()).then().statusCode(200);

    post("suspend", "{\"reads\":\"refused\"}").statusCode(200).body("service", equalTo("none"));
    assertThat(service(tenant)).isEqualTo(ServiceLevel.NONE);

    post("resume", "").statusCode(200).body("state", equalTo("active"));
    assertThat(service(tenant)).isEqualTo(ServiceLevel.FULL);
    api().body(MOVIES).post("/v1/tenants/{tenant}/indexes", tenant.value()).then().statusCode(201);
  }

  @Test
  void wrongWordsAndWrongTimesAreNamed() {
    create(tenant);

    post("suspend", "{\"reads\":\"maybe\"}")
        .statusCode(400)
        .body("violations.field", contains("reads"));
    for (String grace : List.of("a week", "-PT1S", "P366D")) {
      api()
          .queryParam("grace", grace)
          .delete("/v1/tenants/{tenant}", tenant.value())
          .then()
          .statusCode(400)
          .body("violations.field", contains("grace"));
    }
    api()
        .body("{\"reads\":\"allowed\"}")
        .post("/v1/tenants/nobody-has-this/suspend")
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.TENANT_NOT_FOUND.uri()));
  }

  @Test
  void aDeletedTenantComesBackAsItWas() {
    create(tenant);
    post("suspend", "{\"reads\":\"allowed\"}").statusCode(200);

    delete("PT1H")
        .statusCode(202)
        .body("state", equalTo("deleting"))
        .body("deleteAfter", notNullValue());
    assertThat(service(tenant)).isEqualTo(ServiceLevel.NONE);
    post("suspend", "{\"reads\":\"refused\"}")
        .statusCode(409)
        .body("type", equalTo(ProblemType.TENANT_DELETING.uri()));
    api()
        .body(MOVIES)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(409)
        .body("type", equalTo(ProblemType.TENANT_DELETING.uri()));

    post("undelete", "").statusCode(200).body("state", equalTo("suspended"));
    assertThat(service(tenant)).isEqualTo(ServiceLevel.READ_ONLY);
  }

  @Test
  void aRemovedTenantLeavesNothingButTheProofAndItsHistory()
      throws InterruptedException, SQLException {
    for (TenantId each : List.of(tenant, other)) {
      create(each);
      api().body(MOVIES).post("/v1/tenants/{tenant}/indexes", each.value()).then().statusCode(201);
      api()
          .body("{\"name\":\"web\",\"scopes\":[\"search\"]}")
          .post("/v1/tenants/{tenant}/api-keys", each.value())
          .then()
          .statusCode(201);
    }
    documents.put(tenant, 7);
    Eventually.holds(() -> organizations.find(tenant) instanceof OrganizationOutcome.Present);
    documents.down(true);

    delete("PT0S").statusCode(202);

    Eventually.holds(() -> field("reason").startsWith("The search engine"));
    post("undelete", "").statusCode(409);
    removal(tenant).statusCode(404);
    documents.down(false);
    Eventually.holds(
        () -> api().get("/v1/platform/removals/{id}", tenant.value()).statusCode() == 200);
    removal(tenant)
        .body("rows.table", hasItems("api_key", "bundle", "tenant_index"))
        .body("rows.left", everyItem(equalTo(0)))
        .body("physicalIndexes", equalTo(0))
        .body("documents", equalTo(0))
        .body("organizations", equalTo(0));
    api().get("/v1/tenants/{tenant}", tenant.value()).then().statusCode(404);
    assertThat(organizations.find(tenant)).isEqualTo(new OrganizationOutcome.Absent());
    assertThat(snapshots.current().tenant(tenant)).isEmpty();
    api()
        .body("{\"id\":\"%s\",\"name\":\"Again\"}".formatted(tenant))
        .post("/v1/tenants")
        .then()
        .statusCode(409);
    api()
        .queryParam("of", tenant.value())
        .get("/v1/platform/audit")
        .then()
        .statusCode(200)
        .body(
            "items.action",
            contains("tenant.remove", "tenant.delete", "api-key.create", "tenant.create"));
    // The neighbour has lost nothing.
    assertThat(snapshots.current().tenant(other).orElseThrow().indexes()).hasSize(1);
    assertThat(snapshots.current().tenant(other).orElseThrow().apiKeys()).hasSize(1);
    removal(other).statusCode(404);
  }

  @Test
  void everyChangeIsInTheAuditOfItsTenantOnly() {
    create(tenant);
    create(other);
    post("suspend", "{\"reads\":\"allowed\"}").statusCode(200);
    post("resume", "").statusCode(200);

    String next =
        audit()
            .queryParam("limit", 2)
            .get("/v1/tenants/{tenant}/audit", tenant.value())
            .then()
            .statusCode(200)
            .body("items.action", contains("tenant.resume", "tenant.suspend"))
            .body("items[1].actor", equalTo("operator"))
            .body("items[1].before.state", equalTo("active"))
            .body("items[1].after.state", equalTo("suspended"))
            .body("items[1].requestId", notNullValue())
            .extract()
            .path("next");
    audit()
        .queryParam("limit", 2)
        .queryParam("cursor", next)
        .get("/v1/tenants/{tenant}/audit", tenant.value())
        .then()
        .body("items.action", contains("tenant.create"))
        .body("containsKey('next')", equalTo(false));
    audit()
        .queryParam("action", "tenant.s")
        .get("/v1/tenants/{tenant}/audit", tenant.value())
        .then()
        .body("items.action", contains("tenant.suspend"));
    audit()
        .queryParam("until", "2020-01-01T00:00:00Z")
        .get("/v1/tenants/{tenant}/audit", tenant.value())
        .then()
        .body("items", hasSize(0));
    audit()
        .get("/v1/tenants/{tenant}/audit", other.value())
        .then()
        .body("items.subject", everyItem(equalTo("tenant/" + other)));
    audit()
        .get("/v1/platform/audit")
        .then()
        .body("items.tenant", hasItems(tenant.value(), other.value()));
    String lines =
        audit()
            .get("/v1/tenants/{tenant}/audit/export", tenant.value())
            .then()
            .statusCode(200)
            .contentType(startsWith("application/x-ndjson"))
            .extract()
            .asString();
    assertThat(lines.lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("\"tenant\":\"" + tenant + "\""));
    assertThat(lines.lines().findFirst().orElseThrow()).contains("tenant.create");
  }

  @Test
  void wrongFiltersAreNamed() {
    create(tenant);

    audit()
        .queryParam("since", "yesterday")
        .queryParam("limit", "0")
        .queryParam("cursor", "!")
        .get("/v1/tenants/{tenant}/audit", tenant.value())
        .then()
        .statusCode(400)
        .body("violations.field", contains("since", "limit", "cursor"));
  }

  @Test
  @TestSecurity(user = "nobody", roles = "viewer")
  void otherRolesNeitherSuspendNorDeleteNorSeeProofs() {
    post("suspend", "{\"reads\":\"allowed\"}").statusCode(403);
    delete("PT0S").statusCode(403);
    post("undelete", "").statusCode(403);
    removal(tenant).statusCode(403);
    audit().get("/v1/platform/audit").then().statusCode(403);
    audit().get("/v1/tenants/{tenant}/audit", tenant.value()).then().statusCode(403);
  }

  @Test
  void theAuditIsNeverChanged() {
    create(tenant);

    for (String change :
        List.of(
            "update audit_entry set actor = 'somebody else'",
            "delete from audit_entry",
            "truncate audit_entry")) {
      assertThatThrownBy(() -> execute(change)).isInstanceOf(SQLException.class);
    }
    audit()
        .get("/v1/tenants/{tenant}/audit", tenant.value())
        .then()
        .body("items.actor", hasItem("operator"))
        .body("items.actor", not(hasItem("somebody else")));
  }

  private void create(TenantId id) {
    api()
        .body("{\"id\":\"%s\",\"name\":\"Test\"}".formatted(id))
        .post("/v1/tenants")
        .then()
        .statusCode(201)
        .body("state", equalTo("active"))
        .body("service", equalTo("full"));
  }

  private ValidatableResponse post(String verb, String body) {
    return api().body(body).post("/v1/tenants/{tenant}/{verb}", tenant.value(), verb).then();
  }

  private ValidatableResponse delete(String grace) {
    return api().queryParam("grace", grace).delete("/v1/tenants/{tenant}", tenant.value()).then();
  }

  private static ValidatableResponse removal(TenantId id) {
    return api().get("/v1/platform/removals/{id}", id.value()).then();
  }

  private static RequestSpecification audit() {
    return api();
  }

  private String field(String path) {
    Object value = api().get("/v1/tenants/{tenant}", tenant.value()).path(path);
    return String.valueOf(value);
  }

  private ServiceLevel service(TenantId id) {
    return snapshots.current().tenant(id).orElseThrow().service();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local auspex.tenant = '*'");
      statement.execute(sql);
      connection.rollback();
    }
  }
}

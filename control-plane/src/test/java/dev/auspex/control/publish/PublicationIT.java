package dev.auspex.control.publish;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.control.PostgresOfTest;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Publication over HTTP and a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
class PublicationIT {
  @Inject TenantService tenants;
  @Inject SnapshotService snapshots;
  @Inject Gateways gateways;
  @Inject GatewayService service;
  @Inject ObjectMapper json;
  @Inject DataSource database;

  @TestHTTPResource("/")
  URI root;

  @AfterEach
  void noGatewayIsLeft() {
    service.all().forEach(gateway -> service.remove(gateway.id()));
  }

  @Test
  @TestSecurity(user = "gateway", roles = "gateway")
  void onlyWhatHasChangedIsSent() {
    TenantId quiet = newTenant();
    SnapshotChange before = changes("", 0);
    TenantId changed = newTenant();

    SnapshotChange step = changes(before.epoch(), before.revision());

    assertThat(before.isWhole()).isTrue();
    assertThat(before.changed()).extracting(TenantSnapshot::id).contains(quiet);
    assertThat(step.since()).isEqualTo(before.revision());
    assertThat(step.revision()).isEqualTo(before.revision() + 1);
    assertThat(step.changed()).extracting(TenantSnapshot::id).containsExactly(changed);
    assertThat(step.removed()).isEmpty();
  }

  @Test
  @TestSecurity(user = "gateway", roles = "gateway")
  void aTenantThatIsGoneIsNamed() throws SQLException {
    TenantId tenant = newTenant();
    SnapshotChange before = changes("", 0);
    execute(
        "delete from tenant where id = '%s';".formatted(tenant)
            + "with next as (update catalogue set revision = revision + 1 returning revision)"
            + " insert into publication (revision, tenant) select revision, '%s' from next"
                .formatted(tenant));

    SnapshotChange step = changes(before.epoch(), before.revision());

    assertThat(step.removed()).containsExactly(tenant);
    assertThat(step.changed()).isEmpty();
    assertThat(snapshots.current().tenant(tenant)).isEmpty();
  }

  @Test
  @TestSecurity(user = "gateway", roles = "gateway")
  void aRestoredCatalogueIsSentWholeWhateverItsRevision() throws SQLException {
    TenantId tenant = newTenant();
    SnapshotChange before = changes("", 0);
    execute("update catalogue set epoch = gen_random_uuid()");

    SnapshotChange after = changes(before.epoch(), before.revision());

    assertThat(after.isWhole()).isTrue();
    assertThat(after.epoch()).isNotEqualTo(before.epoch());
    assertThat(after.revision()).isEqualTo(before.revision());
    assertThat(after.changed()).extracting(TenantSnapshot::id).contains(tenant);
    assertThat(changes(after.epoch(), after.revision() + 9).isWhole()).isTrue();
  }

  @Test
  @TestSecurity(user = "gateway", roles = "gateway")
  void theStreamTellsOfEachChangeAsItComesAndIsResumed() throws Exception {
    newTenant();
    SnapshotChange known = changes("", 0);
    TenantId second;
    SnapshotChange live;
    try (HttpClient http = HttpClient.newHttpClient();
        InputStream body = stream(http, known.epoch(), known.revision());
        MappingIterator<SnapshotChange> lines =
            json.readerFor(SnapshotChange.class).readValues(body)) {
      SnapshotChange first = lines.nextValue();
      second = newTenant();
      live = lines.nextValue();
      while (live.revision() == known.revision()) {
        live = lines.nextValue();
      }

      assertThat(first.revision()).isEqualTo(known.revision());
      assertThat(first.changed()).isEmpty();
      http.shutdownNow();
    }

    assertThat(live.since()).isEqualTo(known.revision());
    assertThat(live.changed()).extracting(TenantSnapshot::id).containsExactly(second);
    TenantId third = newTenant();
    try (HttpClient http = HttpClient.newHttpClient();
        InputStream body = stream(http, live.epoch(), live.revision());
        MappingIterator<SnapshotChange> lines =
            json.readerFor(SnapshotChange.class).readValues(body)) {
      assertThat(lines.nextValue().changed()).extracting(TenantSnapshot::id).containsExactly(third);
      http.shutdownNow();
    }
  }

  @Test
  @TestSecurity(
      user = "both",
      roles = {"gateway", "platform-admin"})
  void aChangeIsInEffectOnceTheLastGatewayHasIt() {
    TenantId tenant = newTenant();
    SnapshotChange now = changes("", 0);
    report("gw-b", now.epoch(), now.revision() - 1);
    report("gw-a", now.epoch(), now.revision());
    assertThat(gateways.allHave(now.revision())).isFalse();
    assertThat(gateways.allHave(now.revision() - 1)).isTrue();
    api()
        .get("/v1/platform/publications?limit=1")
        .then()
        .statusCode(200)
        .body("items[0].tenant", equalTo(tenant.value()))
        .body("items[0].containsKey('effectiveAt')", equalTo(false));

    report("gw-b", now.epoch(), now.revision());

    assertThat(gateways.allHave(now.revision())).isTrue();
    api()
        .get("/v1/platform/publications?limit=1")
        .then()
        .statusCode(200)
        .body("items[0].containsKey('tookMillis')", equalTo(true))
        .body("gateways.id", hasItem("gw-a"))
        .body("gateways[1].revision", equalTo((int) now.revision()));
  }

  @Test
  @TestSecurity(
      user = "both",
      roles = {"gateway", "platform-admin"})
  void aSilentGatewayIsWaitedForUntilItStopsOrIsRemoved() throws SQLException {
    newTenant();
    SnapshotChange now = changes("", 0);
    report("gw-cut", now.epoch(), 0);
    execute("update gateway set reported_at = now() - interval '1 minute' where id = 'gw-cut'");
    assertThat(gateways.allHave(now.revision())).isFalse();

    api().delete("/v1/platform/gateways/gw-cut").then().statusCode(204);

    assertThat(gateways.allHave(now.revision())).isTrue();
    api()
        .delete("/v1/platform/gateways/gw-cut")
        .then()
        .statusCode(404)
        .body("type", equalTo(ProblemType.NOT_FOUND.uri()));
    report("gw-stops", now.epoch(), 0);
    api().delete("/internal/v1/gateways/gw-stops").then().statusCode(204);
    assertThat(gateways.allHave(now.revision())).isTrue();
  }

  @Test
  @TestSecurity(
      user = "both",
      roles = {"gateway", "platform-admin"})
  void aGatewayOfAnotherCatalogueHasNothing() {
    newTenant();
    SnapshotChange now = changes("", 0);

    report("gw-old", "another", now.revision() + 50);

    assertThat(gateways.allHave(now.revision())).isFalse();
    api().get("/v1/platform/gateways").then().statusCode(200).body("items[0].revision", equalTo(0));
  }

  @Test
  @TestSecurity(user = "gateway", roles = "gateway")
  void wrongReportsAreRefused() {
    api()
        .body("{\"epoch\":\"e\",\"revision\":-1}")
        .put("/internal/v1/gateways/gw")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("revision"));
    api()
        .body("{\"epoch\":\"e\",\"revision\":1}")
        .put("/internal/v1/gateways/Not_One")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("gateway"));
    api().get("/v1/platform/publications").then().statusCode(403);
  }

  @Test
  @TestSecurity(user = "operator", roles = "platform-operator")
  void peopleNeitherReadTheSnapshotNorReport() {
    api().get("/internal/v1/snapshot/changes").then().statusCode(403);
    api().get("/internal/v1/snapshot/stream").then().statusCode(403);
    api()
        .body("{\"epoch\":\"e\",\"revision\":1}")
        .put("/internal/v1/gateways/gw")
        .then()
        .statusCode(403);
    api().delete("/v1/platform/gateways/gw").then().statusCode(403);
    api().get("/v1/platform/publications?limit=0").then().statusCode(400);
    api().get("/v1/platform/publications").then().statusCode(200);
  }

  private static RequestSpecification api() {
    return given().contentType("application/json").header("Authorization", "Bearer of-the-test");
  }

  private static SnapshotChange changes(String epoch, long since) {
    return api()
        .queryParam("epoch", epoch)
        .queryParam("since", since)
        .get("/internal/v1/snapshot/changes")
        .then()
        .statusCode(200)
        .extract()
        .as(SnapshotChange.class);
  }

  private InputStream stream(HttpClient http, String epoch, long since)
      throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(
                    root.resolve(
                        "/internal/v1/snapshot/stream?epoch=%s&since=%d".formatted(epoch, since)))
                .header("Authorization", "Bearer of-the-test")
                .build(),
            BodyHandlers.ofInputStream())
        .body();
  }

  private static void report(String gateway, String epoch, long revision) {
    api()
        .body("{\"epoch\":\"%s\",\"revision\":%d}".formatted(epoch, revision))
        .put("/internal/v1/gateways/{id}", gateway)
        .then()
        .statusCode(204);
  }

  private TenantId newTenant() {
    TenantId tenant = new TenantId("t" + UUID.randomUUID());
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
}

package dev.auspex.control;

import static dev.auspex.control.Requests.MOVIES;
import static dev.auspex.control.Requests.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.control.elastic.FakePhysicalIndexes;
import dev.auspex.control.publish.SnapshotService;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where new indexes go, over a real PostgreSQL; Elasticsearch is a fake. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class PlacementIT {
  @Inject TenantService tenants;
  @Inject SnapshotService snapshots;
  @Inject FakePhysicalIndexes engine;

  private TenantId newTenant() {
    TenantId tenant = new TenantId("t" + UUID.randomUUID());
    tenants.create(tenant, "Test");
    return tenant;
  }

  private Location home(TenantId tenant) {
    return snapshots
        .current()
        .tenant(tenant)
        .orElseThrow()
        .indexes()
        .getFirst()
        .placement()
        .serving();
  }

  private void create(TenantId tenant) {
    api()
        .body(MOVIES)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(201)
        .body("state", equalTo("ready"))
        .body("placement", equalTo("pool"));
  }

  @Test
  void tenantsShareACellUnderKeysOfTheirOwnAndNothingIsCreatedForThem() {
    TenantId one = newTenant();
    TenantId two = newTenant();

    create(one);
    create(two);

    assertThat(home(one).kind()).isEqualTo(PlacementKind.POOL);
    assertThat(home(one).key()).isEqualTo(one + ".movies.1");
    assertThat(home(two).key()).isEqualTo(two + ".movies.1");
    assertThat(home(two).physicalIndex())
        .isEqualTo(home(one).physicalIndex())
        .matches("auspex-cell-\\d+");
    assertThat(home(one).slots()).isEqualTo(Map.of("title", "src_00"));
    assertThat(home(one).terms()).isEqualTo(Map.of("title", new TermField("trm_00", "und-1")));
    assertThat(engine.asked()).noneMatch(name -> name.contains(one.value()));
  }

  @Test
  void aSchemaThatNoCellHoldsGetsAnIndexOfItsOwnAndTheReason() {
    TenantId tenant = newTenant();

    api()
        .body(
            """
            {"name": "movies", "schema": {"fields": [
              {"name": "look", "kind": "vector", "dimensions": 7}]},
             "ranking": {"channels": [{"kind": "term"}]}}
            """)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(400);
    api()
        .body(
            """
            {"name": "movies", "schema": {"fields": [
              {"name": "title", "kind": "text"},
              {"name": "look", "kind": "vector", "dimensions": 7}]}}
            """)
        .post("/v1/tenants/{tenant}/indexes", tenant.value())
        .then()
        .statusCode(201)
        .body("placement", equalTo("dedicated"))
        .body("placementReason", containsString("'look': a vector of 7 dimensions"));

    assertThat(home(tenant))
        .isEqualTo(
            Location.dedicated("auspex.%s.movies.1".formatted(tenant))
                .withTerms(Map.of("title", new TermField("auspex_terms_title", "und-1"))));
  }

  @Test
  void aPlacementThatNoNewIndexCanHaveIsRefused() {
    api()
        .body(
            MOVIES.replace("{\"name\":\"movies\"", "{\"name\":\"movies\",\"placement\":\"parked\""))
        .post("/v1/tenants/{tenant}/indexes", newTenant().value())
        .then()
        .statusCode(400)
        .body("violations.field", contains("placement"));
  }
}

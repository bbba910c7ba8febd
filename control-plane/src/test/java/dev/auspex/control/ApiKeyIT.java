package dev.auspex.control;

import static dev.auspex.control.Requests.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import dev.auspex.contract.key.ScopedKey;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.control.publish.SnapshotService;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys with origins, filters and a successor, over a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
@TestSecurity(user = "operator", roles = "platform-admin")
class ApiKeyIT {
  private static final String KEYS = "/v1/tenants/{tenant}/api-keys";
  private static final String FULL =
      """
      {"name": "website", "scopes": ["suggest", "search", "events"], "indexes": ["logs-*"],
       "expiresAt": "2099-01-01T00:00:00Z", "allowedOrigins": ["https://shop.example.com"],
       "filter": {"and": [{"field": "team", "equals": "red"}, {"field": "size", "lt": 5}]}}
      """;

  @Inject TenantService tenants;
  @Inject SnapshotService snapshots;

  private TenantId newTenant() {
    TenantId tenant = new TenantId("t" + UUID.randomUUID());
    tenants.create(tenant, "Test");
    return tenant;
  }

  private static ValidatableResponse create(TenantId tenant, String body) {
    return api().body(body).post(KEYS, tenant.value()).then();
  }

  private static ValidatableResponse rotate(TenantId tenant, String id, String overlap) {
    return api()
        .body("{\"overlap\":\"%s\"}".formatted(overlap))
        .post(KEYS + "/{id}/rotate", tenant.value(), id)
        .then();
  }

  private List<ApiKeySnapshot> served(TenantId tenant) {
    return snapshots.current().tenant(tenant).orElseThrow().apiKeys();
  }

  @Test
  void whatAKeyIsGoodForReachesTheSnapshotAndTheList() {
    TenantId tenant = newTenant();

    String key = create(tenant, FULL).statusCode(201).extract().path("key");

    assertThat(served(tenant))
        .singleElement()
        .satisfies(
            served -> {
              assertThat(served.indexes()).containsExactly(new IndexPattern("logs-*"));
              assertThat(served.allowedOrigins())
                  .containsExactly(new Origin("https://shop.example.com"));
              assertThat(served.filter())
                  .isEqualTo(
                      new Filter.And(
                          List.of(
                              new Filter.Equals("team", new FilterValue.Text("red")),
                              new Filter.Range(
                                  "size", null, null, null, new FilterValue.Whole(5)))));
              assertThat(served.mintingValue())
                  .isEqualTo(ScopedKey.mintingValue(key.split("_", 3)[2]));
            });
    api()
        .get(KEYS, tenant.value())
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].scopes", contains("search", "suggest", "events"))
        .body("items[0].filter.and[1].lt", equalTo(5))
        .body("items[0].allowedOrigins", contains("https://shop.example.com"))
        .body("items[0].mintsScopedKeys", equalTo(true))
        .body("items[0].replacedBy", nullValue())
        .body("items[0].containsKey('mintingValue')", equalTo(false));
    api().get(KEYS, newTenant().value()).then().body("items", empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"field\": \"team\"}                                   | filter",
        "{\"and\": []}                                           | filter",
        "{\"and\": [{\"field\": \"a\", \"script\": \"x\"}]}      | filter.and[0]",
        "{\"field\": \"a\", \"equals\": {\"script\": \"x\"}}     | filter.equals",
      })
  void aFilterOfAnotherShapeIsRefusedWithItsPath(String filter, String path) {
    create(newTenant(), "{\"name\":\"k\",\"scopes\":[\"search\"],\"filter\":%s}".formatted(filter))
        .statusCode(400)
        .body("type", equalTo(ProblemType.INVALID_REQUEST.uri()))
        .body("violations.field", contains(path));
  }

  @Test
  void aKeyThatWritesHasNoFilter() {
    create(
            newTenant(),
            """
            {"name": "k", "scopes": ["write"], "filter": {"field": "team", "equals": "red"}}
            """)
        .statusCode(400)
        .body("violations.field", contains("scopes"));
  }

  @Test
  void aRotatedKeyEndsAfterTheOverlapAndItsSuccessorIsGoodForTheSame() {
    TenantId tenant = newTenant();
    ValidatableResponse old = create(tenant, FULL).statusCode(201);
    String oldId = old.extract().path("id");
    Instant before = Instant.now();

    String newId =
        rotate(tenant, oldId, "PT1H")
            .statusCode(201)
            .header("Cache-Control", "no-store")
            .body("scopes", contains("search", "suggest", "events"))
            .body("filter.and[0].equals", equalTo("red"))
            .extract()
            .path("id");

    ApiKeySnapshot ending = key(tenant, oldId);
    ApiKeySnapshot successor = key(tenant, newId);
    assertThat(ending.expiresAt())
        .isBetween(before.plus(Duration.ofMinutes(59)), before.plus(Duration.ofMinutes(61)));
    assertThat(successor.expiresAt()).isAfterOrEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
    assertThat(successor.allowedOrigins()).isEqualTo(ending.allowedOrigins());
    assertThat(successor.indexes()).isEqualTo(ending.indexes());
    assertThat(successor.secretSha256()).isNotEqualTo(ending.secretSha256());
    api()
        .get(KEYS, tenant.value())
        .then()
        .body("items.find { it.id == '%s' }.replacedBy".formatted(oldId), equalTo(newId));
    api()
        .queryParam("action", "api-key.")
        .get("/v1/tenants/{tenant}/audit", tenant.value())
        .then()
        .statusCode(200)
        .body("items.action", contains("api-key.rotate", "api-key.create", "api-key.create"))
        .body("items[0].subject", equalTo("api-key/" + oldId))
        .body("items[0].after.replacedBy", equalTo(newId));
  }

  @Test
  void aKeyIsRotatedOnceAndOnlyByItsTenant() {
    TenantId tenant = newTenant();
    String id = create(tenant, "{\"name\":\"k\",\"scopes\":[\"search\"]}").extract().path("id");

    rotate(newTenant(), id, "PT0S")
        .statusCode(404)
        .body("type", equalTo(ProblemType.API_KEY_NOT_FOUND.uri()));
    rotate(tenant, "aaaaaaaaaaaa", "PT0S").statusCode(404);
    rotate(tenant, id, "P31D").statusCode(400).body("violations.field", contains("overlap"));
    rotate(tenant, id, "soon").statusCode(400).body("violations.field", contains("overlap"));
    String next = rotate(tenant, id, "PT0S").statusCode(201).extract().path("id");
    rotate(tenant, id, "PT0S")
        .statusCode(409)
        .body("type", equalTo(ProblemType.API_KEY_ROTATED.uri()))
        .body("detail", containsString(next));
    assertThat(key(tenant, id).expiresAt()).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void aRotationThatIsSentAgainGivesTheSameKey() {
    TenantId tenant = newTenant();
    String id = create(tenant, FULL).extract().path("id");
    String once = UUID.randomUUID().toString();

    List<String> keys =
        Stream.of(1, 2)
            .map(
                attempt ->
                    api()
                        .header("Idempotency-Key", once)
                        .body("{\"overlap\":\"PT1H\"}")
                        .post(KEYS + "/{id}/rotate", tenant.value(), id)
                        .then()
                        .statusCode(201)
                        .body("filter.and[1].lt", equalTo(5))
                        .extract()
                        .<String>path("key"))
            .toList();

    assertThat(keys.getFirst()).startsWith("ax_").isEqualTo(keys.getLast());
    assertThat(served(tenant)).hasSize(2);
  }

  @Test
  void aRevokedKeyIsNotRotatedAndItsEndIsWrittenDown() {
    TenantId tenant = newTenant();
    String id = create(tenant, "{\"name\":\"k\",\"scopes\":[\"search\"]}").extract().path("id");

    api().delete(KEYS + "/{id}", tenant.value(), id).then().statusCode(204);

    rotate(tenant, id, "PT0S").statusCode(404);
    assertThat(served(tenant)).isEmpty();
    api()
        .queryParam("action", "api-key.revoke")
        .get("/v1/tenants/{tenant}/audit", tenant.value())
        .then()
        .body("items", hasSize(1))
        .body("items[0].before.name", equalTo("k"))
        .body("items[0].after", nullValue());
  }

  private ApiKeySnapshot key(TenantId tenant, String id) {
    return served(tenant).stream().filter(key -> key.id().equals(id)).findFirst().orElseThrow();
  }
}

package dev.auspex.control;

import static dev.auspex.control.Requests.MOVIES;
import static dev.auspex.control.Requests.api;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Who gets an answer, and the pages that everybody gets. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
class DoorIT {
  @Inject TenantService tenants;

  @Test
  @TestSecurity(user = "operator", roles = "platform-admin")
  void theSnapshotIsForGatewaysOnly() {
    api()
        .get("/internal/v1/snapshot")
        .then()
        .statusCode(403)
        .body("type", equalTo(ProblemType.FORBIDDEN.uri()));
  }

  @Test
  @TestSecurity(user = "clara", roles = "tenant-admin")
  @OidcSecurity(
      claims = @Claim(key = "organization", value = "[\"cinema\"]", type = ClaimType.JSON_ARRAY))
  void aTenantAdminSeesTheOwnTenantAndNothingOfOthersWhetherTheyExistOrNot() {
    ensure(new TenantId("cinema"));
    ensure(new TenantId("places"));

    api().get("/v1/tenants").then().statusCode(200).body("items.id", contains("cinema"));
    api().get("/v1/tenants/cinema").then().statusCode(200).body("id", equalTo("cinema"));
    String foreign =
        api().get("/v1/tenants/places/indexes").then().statusCode(403).extract().path("detail");
    api()
        .get("/v1/tenants/no-such-tenant/indexes")
        .then()
        .statusCode(403)
        .body("detail", equalTo(foreign));
    api().body(MOVIES).post("/v1/tenants/places/indexes").then().statusCode(403);
    api().body("{\"id\":\"own-idea\",\"name\":\"Own\"}").post("/v1/tenants").then().statusCode(403);
  }

  @Test
  @TestSecurity(user = "pablo", roles = "viewer")
  @OidcSecurity(
      claims = @Claim(key = "organization", value = "[\"places\"]", type = ClaimType.JSON_ARRAY))
  void aViewerReadsButChangesNothing() {
    ensure(new TenantId("places"));

    api().get("/v1/tenants/places/api-keys").then().statusCode(200).body("items", empty());
    api()
        .body("{\"name\":\"web\",\"scopes\":[\"search\"]}")
        .post("/v1/tenants/places/api-keys")
        .then()
        .statusCode(403);
  }

  @Test
  @TestSecurity(user = "olaf", roles = "platform-operator")
  void aPlatformOperatorSeesDriftButNeitherLooksNorMends() {
    api().get("/v1/platform/drift").then().statusCode(200);
    api().post("/v1/platform/drift/check").then().statusCode(403);
    api().post("/v1/platform/drift/drift-0000000000000000/mend").then().statusCode(403);
  }

  @Test
  @TestSecurity(user = "clara", roles = "tenant-admin")
  @OidcSecurity(
      claims = @Claim(key = "organization", value = "[\"cinema\"]", type = ClaimType.JSON_ARRAY))
  void aTenantAdminSeesNoDrift() {
    api()
        .get("/v1/platform/drift")
        .then()
        .statusCode(403)
        .body("type", equalTo(ProblemType.FORBIDDEN.uri()));
  }

  @Test
  void withoutATokenTheAnswerIsAProblem() {
    given()
        .get("/v1/tenants")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("type", equalTo(ProblemType.UNAUTHENTICATED.uri()));
  }

  @Test
  void theConsolesPagesAreServedWithTheirHeadersAndDeepLinksLeadToTheFirstPage() {
    given()
        .get("/console/config.json")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .body("clientId", equalTo("auspex-console"))
        .body("issuer", containsString("/realms/auspex"));
    given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(302)
        .header("Location", "/console/");
    given().redirects().follow(false).get("/console").then().statusCode(302);
    given()
        .get("/console/only-in-tests")
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY");
  }

  private void ensure(TenantId tenant) {
    if (tenants.all().stream().noneMatch(known -> known.id().equals(tenant))) {
      tenants.create(tenant, "Test");
    }
  }
}

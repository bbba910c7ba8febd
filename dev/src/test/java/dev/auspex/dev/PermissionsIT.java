package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.dev.demo.PublicApi;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of docs/permissions.md, role by role, with tokens of a real Keycloak. A change that is
 * let in is a body that is refused with 400 afterwards, so that nothing is changed.
 */
class PermissionsIT {
  private static final String NO_BODY = "{\"unknown\": true}";

  private final PublicApi api = SharedStack.api();

  @ParameterizedTest
  @CsvSource({
    // request, operator: platform-admin, olaf: platform-operator, clara: tenant-admin,
    // rosa: relevance-engineer, mia: merchandiser, vera: viewer; all but the first two of cinema
    "GET,  /v1/tenants/cinema,                     200, 200, 200, 200, 200, 200",
    "GET,  /v1/tenants/cinema/indexes,             200, 200, 200, 200, 200, 200",
    "GET,  /v1/tenants/cinema/api-keys,            200, 200, 200, 200, 200, 200",
    "GET,  /v1/tenants/cinema/audit,               200, 200, 200, 403, 403, 403",
    "GET,  /v1/tenants/cinema/audit/export,        200, 200, 200, 403, 403, 403",
    "GET,  /v1/tenants/cinema/quota,               200, 200, 200, 200, 200, 200",
    "GET,  /v1/tenants/cinema/usage,               200, 200, 200, 200, 200, 200",
    "PUT,  /v1/tenants/cinema/plan,                400, 403, 403, 403, 403, 403",
    "GET,  /v1/platform/plans,                     200, 200, 403, 403, 403, 403",
    "POST, /v1/platform/plans,                     400, 403, 403, 403, 403, 403",
    "PUT,  /v1/platform/plans/standard,            400, 403, 403, 403, 403, 403",
    "DELETE, /v1/platform/plans/nobody-made-this,  404, 403, 403, 403, 403, 403",
    "GET,  /v1/platform/audit,                     200, 200, 403, 403, 403, 403",
    "GET,  /v1/platform/gateways,                  200, 200, 403, 403, 403, 403",
    "GET,  /v1/platform/removals/cinema,           404, 404, 403, 403, 403, 403",
    "GET,  /v1/tenants/cinema/jobs,                200, 200, 200, 200, 200, 200",
    "GET,  /v1/platform/jobs,                      200, 200, 403, 403, 403, 403",
    "POST, /v1/tenants/cinema/jobs,                400, 403, 400, 403, 403, 403",
    "POST, /v1/tenants/cinema/jobs/none/cancel,    404, 403, 404, 403, 403, 403",
    "DELETE, /v1/tenants/cinema/indexes/none,      404, 403, 404, 403, 403, 403",
    "POST, /v1/tenants/cinema/indexes/movies/bundles,           400, 403, 400, 400, 403, 403",
    "POST, /v1/tenants/cinema/indexes/movies/bundles/validate,  400, 403, 400, 400, 403, 403",
    "POST, /v1/tenants/places/indexes/cities/bundles,           400, 403, 403, 403, 403, 403",
    "GET,  /v1/tenants/cinema/indexes/movies/dictionaries,      200, 200, 200, 200, 200, 200",
    "GET,  /v1/tenants/cinema/indexes/movies/rules/entries,     200, 200, 200, 200, 200, 200",
    "PUT,  /v1/tenants/cinema/indexes/movies/dictionaries/synonyms/entries/tv, 400, 403, 400, 400, 403, 403",
    "PUT,  /v1/tenants/cinema/indexes/movies/rules/entries/xmas,               400, 403, 400, 400, 400, 403",
    "DELETE, /v1/tenants/cinema/indexes/movies/rules/entries/none,             404, 403, 404, 404, 404, 403",
    "GET,  /v1/tenants/places/indexes/cities/dictionaries,      200, 200, 403, 403, 403, 403",
    "PUT,  /v1/tenants/places/indexes/cities/rules/entries/xmas,               400, 403, 403, 403, 403, 403",
    "GET,  /v1/tenants/places/jobs,                200, 200, 403, 403, 403, 403",
    "POST, /v1/tenants,                            400, 403, 403, 403, 403, 403",
    "POST, /v1/tenants/cinema/indexes,             400, 403, 400, 403, 403, 403",
    "POST, /v1/tenants/cinema/api-keys,            400, 403, 400, 403, 403, 403",
    "POST, /v1/tenants/cinema/api-keys/aaaaaaaaaaaa/rotate, 400, 403, 400, 403, 403, 403",
    "POST, /v1/tenants/cinema/suspend,             400, 403, 403, 403, 403, 403",
    "GET,  /v1/tenants/places/indexes,             200, 200, 403, 403, 403, 403",
    "GET,  /v1/tenants/places/quota,               200, 200, 403, 403, 403, 403",
    "GET,  /v1/tenants/places/usage,               200, 200, 403, 403, 403, 403",
    "GET,  /v1/tenants/places/audit,               200, 200, 403, 403, 403, 403",
    "POST, /v1/tenants/places/indexes,             400, 403, 403, 403, 403, 403",
    "GET,  /internal/v1/snapshot,                  403, 403, 403, 403, 403, 403",
    "GET,  /internal/v1/lexicons/cinema/none,      403, 403, 403, 403, 403, 403",
  })
  void eachRoleMayDoExactlyThis(
      String method,
      String path,
      int platformAdmin,
      int platformOperator,
      int tenantAdmin,
      int relevanceEngineer,
      int merchandiser,
      int viewer)
      throws IOException, InterruptedException {
    String body = method.equals("GET") ? "" : NO_BODY;

    assertThat(status(method, path, "operator", body)).as("operator").isEqualTo(platformAdmin);
    assertThat(status(method, path, "olaf", body)).as("olaf").isEqualTo(platformOperator);
    assertThat(status(method, path, "clara", body)).as("clara").isEqualTo(tenantAdmin);
    assertThat(status(method, path, "rosa", body)).as("rosa").isEqualTo(relevanceEngineer);
    assertThat(status(method, path, "mia", body)).as("mia").isEqualTo(merchandiser);
    assertThat(status(method, path, "vera", body)).as("vera").isEqualTo(viewer);
  }

  private int status(String method, String path, String user, String body)
      throws IOException, InterruptedException {
    return api.admin(method, path, api.login(user, user), body).status();
  }
}

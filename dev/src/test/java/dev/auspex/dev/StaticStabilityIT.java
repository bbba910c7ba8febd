package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import dev.auspex.dev.stack.DevStack;
import dev.auspex.dev.stack.Part;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What goes on answering when parts are gone. Each test puts back what it took away. */
class StaticStabilityIT {
  private static final String SEARCH = "/v1/tenants/cinema/indexes/movies/search";
  private static final String DOCUMENT = "/v1/tenants/cinema/indexes/movies/documents/extra";

  private final DevStack stack = SharedStack.stack();
  private final PublicApi api = SharedStack.api();

  @Test
  void withoutTheModelServerTheFirstStageAnswersAndWritesAreRefused()
      throws IOException, InterruptedException {
    String key = SharedStack.key("cinema");
    Reply refused;
    JsonNode degraded;
    stack.kill(Part.MODEL_SERVER);
    try {
      degraded = api.gateway("POST", SEARCH, key, "{\"query\":\"dinosaur\"}").orThrow("search");
      refused = api.gateway("PUT", DOCUMENT, key, "{\"title\":\"Not stored\"}");
    } finally {
      SharedStack.restart(Part.MODEL_SERVER);
    }

    assertThat(degraded.path("hits")).isNotEmpty();
    assertThat(degraded.path("rank").path("rung").asText()).isEqualTo("first-stage");
    assertThat(degraded.path("rank").path("degraded").toString())
        .contains("model-unavailable", "vector-unavailable");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("model-server-unavailable");
    assertThat(api.gateway("GET", DOCUMENT, key, "").status()).isEqualTo(404);
    Await.until(
        "the model answers again",
        () ->
            api.gateway("POST", SEARCH, key, "{\"query\":\"dinosaur\"}")
                .orThrow("search")
                .path("rank")
                .path("rung")
                .asText()
                .equals("model"));
  }

  @Test
  void withoutControlPlaneKeycloakAndPostgresSearchAnswersEvenAfterARestart()
      throws IOException, InterruptedException {
    String key = SharedStack.key("cinema");
    assertThat(api.gateway("POST", SEARCH, key, "{\"query\":\"war\"}").status()).isEqualTo(200);
    Reply without;
    Reply restarted;
    Reply written;
    stack.kill(Part.CONTROL_PLANE);
    stack.kill(Part.KEYCLOAK);
    stack.kill(Part.POSTGRES);
    try {
      without = api.gateway("POST", SEARCH, key, "{\"query\":\"war\"}");
      stack.kill(Part.QUERY_GATEWAY);
      SharedStack.restart(Part.QUERY_GATEWAY);
      restarted = api.gateway("POST", SEARCH, key, "{\"query\":\"war\"}");
      written = api.gateway("PUT", DOCUMENT, key, "{\"title\":\"Written without a door\"}");
    } finally {
      SharedStack.restart(Part.POSTGRES, Part.KEYCLOAK, Part.CONTROL_PLANE);
    }

    assertThat(without.status()).isEqualTo(200);
    assertThat(restarted.status()).isEqualTo(200);
    assertThat(restarted.body().path("hits")).isNotEmpty();
    assertThat(written.status()).isEqualTo(201);
    assertThat(api.gateway("DELETE", DOCUMENT, key, "").status()).isEqualTo(200);
    assertThat(api.login("clara", "clara")).startsWith("Bearer ");
  }

  @Test
  void withoutKeycloakTheControlPlaneSaysWhyAndComesBack()
      throws IOException, InterruptedException {
    String operator = api.login("operator", "operator");
    String indexes = "/v1/tenants/cinema/indexes";
    assertThat(api.admin("GET", indexes, operator, "").status()).isEqualTo(200);
    Reply refused;
    stack.kill(Part.KEYCLOAK);
    try {
      refused = api.admin("GET", indexes, operator, "");
    } finally {
      SharedStack.restart(Part.KEYCLOAK);
    }

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("identity-unavailable");
    assertThat(refused.body().toString()).doesNotContain("127.0.0.1", "Exception");
    Await.until(
        "the control plane answers again",
        () -> api.admin("GET", indexes, api.login("operator", "operator"), "").status() == 200);
  }

  @Test
  void withoutElasticsearchTheRefusalIsClear() throws IOException, InterruptedException {
    String key = SharedStack.key("cinema");
    Reply refused;
    stack.kill(Part.ELASTICSEARCH);
    try {
      refused = api.gateway("POST", SEARCH, key, "{\"query\":\"war\"}");
    } finally {
      SharedStack.restart(Part.ELASTICSEARCH);
    }

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("engine-unavailable");
    assertThat(refused.body().toString()).doesNotContain("auspex.cinema");
    Await.until(
        "search answers again",
        () -> api.gateway("POST", SEARCH, key, "{\"query\":\"war\"}").status() == 200);
  }
}

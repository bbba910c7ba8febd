package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import dev.auspex.dev.stack.DevStack;
import dev.auspex.dev.stack.Endpoints;
import dev.auspex.dev.stack.Part;
import dev.auspex.dev.stack.Ports;
import dev.auspex.dev.stack.StackException;
import dev.auspex.dev.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up --elasticsearch --postgres --keycloak}: our services beside servers that exist. */
class GivenServersIT {
  @TempDir private Path home;

  @Test
  void ourServicesWorkBesideGivenServers() throws IOException, InterruptedException {
    Endpoints given = SharedStack.stack().endpoints();
    String database =
        given.postgresJdbc().replace("jdbc:postgresql://", "postgresql://auspex:auspex@");
    try (DevStack stack =
        stack(given.elasticsearch(), URI.create(database), given.keycloakRealm())) {
      stack.start();

      Reply reply =
          new PublicApi(stack.endpoints())
              .gateway(
                  "POST",
                  "/v1/tenants/cinema/indexes/movies/search",
                  SharedStack.key("cinema"),
                  "{\"query\":\"war\"}");

      assertThat(stack.residentBytes().keySet())
          .containsExactlyInAnyOrder(Part.MODEL_SERVER, Part.CONTROL_PLANE, Part.QUERY_GATEWAY);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body().path("hits")).hasSize(10);
    }
  }

  @Test
  void anEngineWithoutThePluginIsRefusedAtTheStart() throws IOException {
    URI noEngine = SharedStack.stack().endpoints().modelServer();
    try (DevStack stack = stack(noEngine, null, null)) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("lacks the plugin auspex-ranking");
    }
  }

  @Test
  void aGivenPostgresNeedsAGivenKeycloak() throws IOException {
    URI postgres = URI.create("postgresql://auspex:auspex@127.0.0.1:1/auspex");
    try (DevStack stack = stack(null, postgres, null)) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("give --keycloak together with --postgres");
    }
  }

  private DevStack stack(
      @Nullable URI elasticsearch, @Nullable URI postgres, @Nullable URI keycloak)
      throws IOException {
    return new DevStack(
        new StackSettings(
            SharedStack.checkout(),
            home,
            Ports.free(),
            elasticsearch,
            postgres,
            keycloak,
            StackSettings.USUAL_ELASTICSEARCH_MEGABYTES,
            Map.of(),
            Map.of(),
            false,
            Duration.ofMinutes(2)),
        (subject, message) -> {},
        death -> {});
  }
}

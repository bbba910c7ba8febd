package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import dev.auspex.dev.fault.Fault;
import dev.auspex.dev.fault.FaultProxy;
import dev.auspex.dev.stack.DevStack;
import dev.auspex.dev.stack.Endpoints;
import dev.auspex.dev.stack.Part;
import dev.auspex.dev.stack.Ports;
import dev.auspex.dev.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Jobs and the API while Elasticsearch or PostgreSQL is slow, busy or gone. Services of our own
 * beside the shared servers, with a proxy in between; the shared control plane rests meanwhile, or
 * it would do the jobs.
 */
class FaultsIT {
  @TempDir private static Path home;
  private static FaultProxy engine;
  private static FaultProxy catalogue;
  private static DevStack stack;
  private static PublicApi api;
  private static String operator = "";
  private static String key = "";

  private final String index = "faults-" + UUID.randomUUID().toString().substring(0, 8);
  private final String jobs = "/v1/tenants/cinema/jobs";

  /** What is wrong with the search engine. */
  enum EngineFault {
    DOWN,
    BUSY,
    SILENT,
    CUT_OFF;

    private Fault fault() {
      return switch (this) {
        case DOWN -> new Fault.Refuse();
        case BUSY -> Fault.Answer.tooManyRequests();
        case SILENT -> new Fault.Silence();
        case CUT_OFF -> new Fault.Cut(200);
      };
    }
  }

  @BeforeAll
  static void servicesBehindProxies() throws IOException, InterruptedException {
    Endpoints given = SharedStack.stack().endpoints();
    key = SharedStack.key("cinema");
    URI database = URI.create(given.postgresJdbc().substring("jdbc:".length()));
    engine = FaultProxy.before(given.elasticsearch());
    catalogue = FaultProxy.before(database);
    stack =
        new DevStack(
            new StackSettings(
                SharedStack.checkout(),
                home,
                Ports.free(),
                engine.address(),
                URI.create(
                    "postgresql://auspex:auspex@127.0.0.1:%d%s"
                        .formatted(catalogue.address().getPort(), database.getPath())),
                given.keycloakRealm(),
                StackSettings.USUAL_ELASTICSEARCH_MEGABYTES,
                Map.of(),
                Map.of(),
                false,
                Duration.ofMinutes(2)),
            (subject, message) -> {},
            death -> {});
    // In this order the gateway says goodbye, and no job waits for it.
    SharedStack.stack().stop(Part.QUERY_GATEWAY);
    SharedStack.stack().stop(Part.CONTROL_PLANE);
    stack.start();
    api = new PublicApi(stack.endpoints());
    operator = api.login("operator", "operator");
  }

  @AfterAll
  static void backToTheSharedOnes() throws InterruptedException {
    engine.heal();
    catalogue.heal();
    stack.close();
    SharedStack.restart(Part.CONTROL_PLANE, Part.QUERY_GATEWAY);
    engine.close();
    catalogue.close();
  }

  private void fill() throws IOException, InterruptedException {
    api.admin(
            "POST",
            "/v1/tenants/cinema/indexes",
            operator,
            "{\"name\":\"%s\",\"schema\":{\"fields\":[{\"name\":\"name\",\"kind\":\"text\"}]}}"
                .formatted(index))
        .orThrow("create index");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      lines.append("{\"id\":\"d%d\",\"name\":\"lantern %d\"}\n".formatted(i, i));
    }
    api.bulk("/v1/tenants/cinema/indexes/%s/documents".formatted(index), key, lines.toString())
        .orThrow("fill");
  }

  private String paused() throws IOException, InterruptedException {
    String id =
        api.admin(
                "POST",
                jobs,
                operator,
                "{\"kind\":\"move\",\"index\":\"%s\",\"placement\":\"dedicated\",\"pauseBefore\":\"backfill\"}"
                    .formatted(index))
            .orThrow("start")
            .path("id")
            .asText();
    Await.until("the job waits", () -> job(id).path("status").asText().equals("paused"));
    return id;
  }

  private JsonNode job(String id) throws IOException, InterruptedException {
    return api.admin("GET", jobs + "/" + id, operator, "").orThrow("job");
  }

  private void assertDone(String id) throws IOException, InterruptedException {
    Await.until("the job ends", () -> job(id).has("finishedAt"));
    JsonNode job = job(id);
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
    assertThat(job.at("/report/verification/targetDocuments").asLong()).isEqualTo(30);
  }

  @ParameterizedTest
  @EnumSource
  void aMoveWaitsForTheEngineSaysSoAndGoesOn(EngineFault wrong)
      throws IOException, InterruptedException {
    fill();
    String id = paused();
    engine.set(wrong.fault());
    try {
      api.admin("POST", jobs + "/" + id + "/resume", operator, "").orThrow("resume");
      Await.until("it says why it waits", () -> job(id).has("reason"));
      JsonNode waiting = job(id);

      assertThat(waiting.path("status").asText()).isEqualTo("running");
      assertThat(waiting.path("reason").asText())
          .contains("search engine")
          .doesNotContain("auspex-cell", "127.0.0.1");
    } finally {
      engine.heal();
    }
    assertDone(id);
  }

  @Test
  void aSlowEngineMakesAMoveSlowAndNothingElse() throws IOException, InterruptedException {
    fill();
    String id = paused();
    engine.set(new Fault.Delay(Duration.ofMillis(200)));
    try {
      api.admin("POST", jobs + "/" + id + "/resume", operator, "").orThrow("resume");
      assertDone(id);
    } finally {
      engine.heal();
    }
  }

  @Test
  void withoutPostgresTheRefusalIsClearSearchGoesOnAndTheMoveToo()
      throws IOException, InterruptedException {
    fill();
    String id = paused();
    api.admin("POST", jobs + "/" + id + "/resume", operator, "").orThrow("resume");
    Reply refused;
    Reply search;
    catalogue.set(new Fault.Refuse());
    try {
      refused = api.admin("GET", jobs + "/" + id, operator, "");
      search =
          api.gateway(
              "POST",
              "/v1/tenants/cinema/indexes/%s/search".formatted(index),
              key,
              "{\"query\":\"lantern\"}");
    } finally {
      catalogue.heal();
    }

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.problem()).isEqualTo("catalogue-unavailable");
    assertThat(search.status()).isEqualTo(200);
    Await.until(
        "the catalogue answers again",
        () -> api.admin("GET", jobs + "/" + id, operator, "").status() == 200);
    assertDone(id);
  }
}

package dev.auspex.benchmarks.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.PlatformClient;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The jobs of sample tenants. */
public final class JobClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PlatformClient client;

  /** Jobs of the platform behind {@code client}. */
  public JobClient(PlatformClient client) {
    this.client = client;
  }

  /**
   * Starts to move the tenant's index.
   *
   * @param pauseBefore the state to wait in front of; null to go through
   * @param perSecond documents per second; null for no limit
   * @return the path of the job
   */
  public String move(
      SampleTenant tenant,
      String placement,
      @Nullable String pauseBefore,
      @Nullable Integer perSecond)
      throws IOException, InterruptedException {
    ObjectNode body =
        JSON.createObjectNode()
            .put("kind", "move")
            .put("index", SampleTenant.INDEX)
            .put("placement", placement);
    if (pauseBefore != null) {
      body.put("pauseBefore", pauseBefore);
    }
    if (perSecond != null) {
      body.put("documentsPerSecond", perSecond);
    }
    JsonNode job =
        client
            .operator("POST", tenant.path() + "/jobs", body.toString())
            .orThrow("move the index of " + tenant.id());
    return tenant.path() + "/jobs/" + job.path("id").asText();
  }

  /** The job as it is now. */
  public JsonNode look(String job) throws IOException, InterruptedException {
    return client.operator("GET", job, null).orThrow("look at " + job);
  }

  /** Does {@code what} to the job: pause, resume or cancel. */
  public void act(String job, String what) throws IOException, InterruptedException {
    var unused = client.operator("POST", job + "/" + what, null).orThrow(what + " " + job);
  }

  /** Returns the job once it is in {@code status}. */
  public JsonNode await(String job, String status, Duration longest)
      throws IOException, InterruptedException {
    Await.until(
        "%s is %s".formatted(job, status),
        longest,
        () -> look(job).path("status").asText().equals(status));
    return look(job);
  }

  /** Returns the job once it has ended, however. */
  public JsonNode ended(String job, Duration longest) throws IOException, InterruptedException {
    Await.until(job + " ends", longest, () -> look(job).has("finishedAt"));
    return look(job);
  }
}

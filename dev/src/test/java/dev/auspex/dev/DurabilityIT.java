package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import dev.auspex.dev.stack.DevStack;
import dev.auspex.dev.stack.Part;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there after a {@code kill -9}. */
class DurabilityIT {
  private static final String DOCUMENTS = "/v1/tenants/places/indexes/notes/documents";

  private final DevStack stack = SharedStack.stack();
  private final PublicApi api = SharedStack.api();

  @Test
  void everyAcknowledgedDocumentSurvivesTheDeathOfTheGateway()
      throws IOException, InterruptedException, ExecutionException {
    SharedStack.createIndex("places", "notes");
    String key = SharedStack.key("places");
    List<String> acknowledged = new CopyOnWriteArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> writer = executor.submit(() -> writeUntilRefused(key, acknowledged));
      Await.until("50 documents are acknowledged", () -> acknowledged.size() >= 50);
      stack.kill(Part.QUERY_GATEWAY);
      assertThat(writer.get()).isGreaterThanOrEqualTo(50);
    }
    SharedStack.restart(Part.QUERY_GATEWAY);

    for (String id : acknowledged) {
      assertThat(api.gateway("GET", DOCUMENTS + "/" + id, key, "").status()).isEqualTo(200);
    }
  }

  @Test
  void anAcknowledgedIndexSurvivesTheDeathOfTheControlPlane()
      throws IOException, InterruptedException {
    String operator = api.login("operator", "operator");
    Reply created =
        api.admin(
            "POST",
            "/v1/tenants/places/indexes",
            operator,
            "{\"name\":\"kept\",\"schema\":{\"fields\":[{\"name\":\"a\",\"kind\":\"text\"}]}}");
    stack.kill(Part.CONTROL_PLANE);
    SharedStack.restart(Part.CONTROL_PLANE);

    assertThat(created.status()).isEqualTo(201);
    Await.until(
        "the index is ready",
        () ->
            api.admin("GET", "/v1/tenants/places/indexes/kept", operator, "")
                .body()
                .path("state")
                .asText()
                .equals("ready"));
  }

  /** Writes one document after another; a broken connection ends it. */
  private int writeUntilRefused(String key, List<String> acknowledged) throws InterruptedException {
    for (int i = 0; i < 100_000; i++) {
      String id = "n" + i;
      try {
        Reply reply = api.gateway("PUT", DOCUMENTS + "/" + id, key, "{\"name\":\"note\"}");
        if (reply.status() == 201) {
          acknowledged.add(id);
        }
      } catch (IOException gatewayIsGone) {
        return acknowledged.size();
      }
    }
    throw new AssertionError("the gateway was not killed");
  }
}

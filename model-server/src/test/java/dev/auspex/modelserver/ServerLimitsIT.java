package dev.auspex.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ServerLimitsIT {
  @Test
  void aFullQueueAnswersOverloadedWithATimeToTryAgainAndServesTheRest() throws Exception {
    try (ServerProcess server =
            new ServerProcess(
                    "model-server-small-it",
                    "model-server.limits.max-documents=8",
                    "model-server.limits.max-text-length=500",
                    "model-server.batch.capacity=9")
                .awaitReady();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      // Given
      List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        List<String> texts = new ArrayList<>();
        for (int j = 0; j < 8; j++) {
          texts.add("\"text %d of request %d %s\"".formatted(j, i, "and more ".repeat(30)));
        }
        String body = "{\"inputs\":[%s]}".formatted(String.join(",", texts));
        calls.add(() -> server.post("/embed", body));
      }

      // When
      List<Future<HttpResponse<String>>> answers = clients.invokeAll(calls);

      // Then
      int served = 0;
      int refused = 0;
      for (Future<HttpResponse<String>> answer : answers) {
        HttpResponse<String> response = answer.get();
        if (response.statusCode() == 200) {
          served++;
        } else {
          assertThat(response.statusCode()).as(response.body()).isEqualTo(429);
          assertThat(response.body()).contains("https://auspex.dev/problems/overloaded");
          assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
          refused++;
        }
      }
      assertThat(served).isPositive();
      assertThat(refused).isPositive();

      HttpResponse<String> tooLong =
          server.post("/embed", "{\"inputs\":\"%s\"}".formatted("a".repeat(501)));
      assertThat(tooLong.statusCode()).isEqualTo(400);
      assertThat(tooLong.body()).contains("a text of at most 500 characters, but came 501");
    }
  }

  @Test
  void settingsThatCannotWorkEndTheProcess() throws Exception {
    try (ServerProcess server =
        new ServerProcess("model-server-broken-it", "model-server.batch.capacity=10")) {
      assertThat(server.awaitExit()).isEqualTo(1);
      assertThat(server.log())
          .contains("model-server.batch.capacity must hold model-server.limits.max-documents");
    }
  }

  @Test
  void anUnknownKeyEndsTheProcess() throws Exception {
    try (ServerProcess server =
        new ServerProcess("model-server-unknown-key-it", "model-server.batch.capacty=10000")) {
      assertThat(server.awaitExit()).isEqualTo(1);
      assertThat(server.log()).contains("model-server.batch.capacty");
    }
  }
}

package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineFailuresTest {
  @Test
  void anEngineThatIsGoneSaysNothingOfItsAddress() {
    ApiProblem problem =
        EngineFailures.problem(new ConnectException("http://10.0.0.7:9200 refused"));

    assertThat(problem.type()).isEqualTo(ProblemType.ENGINE_UNAVAILABLE);
    assertThat(problem.detail()).doesNotContain("10.0.0.7");
    assertThat(problem.retryAfter()).contains(Duration.ofSeconds(1));
  }

  @Test
  void aSlowEngineIsLate() {
    assertThat(EngineFailures.problem(new SocketTimeoutException()).type())
        .isEqualTo(ProblemType.DEADLINE_EXCEEDED);
  }

  @Test
  void aCallIsCancelledAtItsDeadline() {
    CompletableFuture<String> never = new CompletableFuture<>();

    ApiProblem problem =
        catchThrowableOfType(
            ApiProblem.class, () -> EngineFailures.await(never, Deadline.in(Duration.ofMillis(5))));

    assertThat(problem.type()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(never).isCancelled();
  }

  @ParameterizedTest
  @CsvSource({
    "400, document_parsing_exception, INVALID_DOCUMENT",
    "400, index_closed_exception, ENGINE_UNAVAILABLE",
    "403, cluster_block_exception, ENGINE_UNAVAILABLE",
    "404, other, INDEX_NOT_FOUND",
    "409, other, ENGINE_UNAVAILABLE",
    "413, other, BODY_TOO_LARGE",
    "429, other, ENGINE_UNAVAILABLE",
    "500, other, ENGINE_UNAVAILABLE",
    "503, other, ENGINE_UNAVAILABLE",
    "403, other, INTERNAL",
  })
  void aRefusedDocumentGetsOurWords(int status, String type, ProblemType expected) {
    assertThat(EngineFailures.ofDocument(status, type).type()).isEqualTo(expected);
  }
}

package dev.auspex.modelserver.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.modelserver.runtime.Embedding;
import dev.auspex.modelserver.runtime.Tokens;
import dev.auspex.modelserver.runtime.Weights;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InferenceQueueTest {
  private final FakeEncoder encoder = new FakeEncoder();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final InferenceQueue queue =
      new InferenceQueue(
          Weights.MINILM, encoder, FixedBatchConfig.of(4), encoder.clock::get, registry);
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    encoder.release();
    queue.close();
    clients.close();
  }

  @Test
  void answersInTheOrderOfTheTexts() {
    assertThat(queue.encode(tokens("aaa", "a", "aa"), soon()))
        .containsExactly(
            FakeEncoder.embedding(3), FakeEncoder.embedding(1), FakeEncoder.embedding(2));
  }

  @Test
  void nothingIsEncodedForNoText() {
    assertThat(queue.encode(List.of(), soon())).isEmpty();
  }

  @Test
  void theEarliestDeadlineGoesFirstAndBetweenEqualOnesTheFirstToCome() throws Exception {
    // Given
    Future<List<Embedding>> running = block();
    Deadline late = Deadline.in(Duration.ofSeconds(20));
    Future<List<Embedding>> first = send(late, "aa");
    awaitWaiting(1);
    Future<List<Embedding>> second = send(late, "aaa");
    awaitWaiting(2);
    Future<List<Embedding>> urgent = send(Deadline.in(Duration.ofSeconds(10)), "aaaa");
    awaitWaiting(3);

    // When
    encoder.release();

    // Then
    for (Future<List<Embedding>> each : List.of(running, first, second, urgent)) {
      assertThat(each.get(10, TimeUnit.SECONDS)).hasSize(1);
    }
    assertThat(encoder.encoded()).containsExactly(1, 4, 2, 3);
  }

  @Test
  void moreThanMayWaitIsRefusedWithATimeToTryAgain() throws Exception {
    // Given
    Future<List<Embedding>> running = block();
    Future<List<Embedding>> waiting = send(soon(), "a", "a", "a");
    awaitWaiting(3);

    // When
    ApiProblem refusal =
        catchThrowableOfType(ApiProblem.class, () -> queue.encode(tokens("a", "a"), soon()));

    // Then
    assertThat(refusal.type()).isEqualTo(ProblemType.OVERLOADED);
    assertThat(refusal.detail()).isEqualTo("3 texts wait and at most 4 may; 2 more came");
    assertThat(refusal.retryAfter()).hasValueSatisfying(wait -> assertThat(wait).isPositive());
    assertThat(dropped("overloaded")).isEqualTo(1);
    encoder.release();
    assertThat(running.get(10, TimeUnit.SECONDS)).hasSize(1);
    assertThat(waiting.get(10, TimeUnit.SECONDS)).hasSize(3);
  }

  @Test
  void aPassedDeadlineIsAnsweredWithoutComputing() {
    ApiProblem refusal =
        catchThrowableOfType(
            ApiProblem.class, () -> queue.encode(tokens("a"), Deadline.in(Duration.ZERO)));

    assertThat(refusal.type()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(encoder.encoded()).isEmpty();
    assertThat(dropped("deadline-exceeded")).isEqualTo(1);
  }

  @Test
  void whatPassesItsDeadlineWhileWaitingIsDroppedAndFreesItsPlace() throws Exception {
    // Given
    Future<List<Embedding>> running = block();

    // When
    ApiProblem refusal =
        catchThrowableOfType(
            ApiProblem.class,
            () -> queue.encode(tokens("aa", "aa"), Deadline.in(Duration.ofMillis(20))));

    // Then
    assertThat(refusal.type()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(queue.waiting()).isZero();
    encoder.release();
    assertThat(running.get(10, TimeUnit.SECONDS)).hasSize(1);
    queue.encode(tokens("aaa"), soon());
    assertThat(encoder.encoded()).containsExactly(1, 3);
  }

  @Test
  void whatCannotBeDoneInTimeByTheEstimateIsRefusedAtOnce() {
    // Given a token takes a millisecond
    queue.encode(tokens("a"), soon());

    // When
    ApiProblem refusal =
        catchThrowableOfType(
            ApiProblem.class,
            () -> queue.encode(tokens("a".repeat(60_000)), Deadline.in(Duration.ofSeconds(30))));

    // Then
    assertThat(refusal.type()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(encoder.encoded()).containsExactly(1);
  }

  @Test
  void aTextThatBreaksTheModelFailsItsOwnRequestOnly() {
    assertThatThrownBy(() -> queue.encode(tokens("a", "!", "aa"), soon()))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("broken");

    assertThat(queue.encode(tokens("aaa"), soon())).containsExactly(FakeEncoder.embedding(3));
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void closingRefusesWhatWaitsAndWhatComes() throws Exception {
    // Given
    Future<List<Embedding>> running = block();
    Future<List<Embedding>> waiting = send(soon(), "a");
    awaitWaiting(1);

    // When
    CountDownLatch closing = new CountDownLatch(1);
    Future<?> closed =
        clients.submit(
            () -> {
              closing.countDown();
              queue.close();
            });
    closing.await();

    // Then
    assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
        .hasRootCauseMessage("The model server is stopping");
    encoder.release();
    assertThat(running.get(10, TimeUnit.SECONDS)).hasSize(1);
    closed.get(10, TimeUnit.SECONDS);
    assertThatThrownBy(() -> queue.encode(tokens("a"), soon()))
        .isInstanceOf(ApiProblem.class)
        .hasMessage("The model server is stopping");
  }

  private Future<List<Embedding>> block() throws InterruptedException {
    Future<List<Embedding>> running = send(soon(), "wait");
    encoder.blocked.await();
    return running;
  }

  private Future<List<Embedding>> send(Deadline deadline, String... texts) {
    return clients.submit(() -> queue.encode(tokens(texts), deadline));
  }

  private void awaitWaiting(int texts) {
    while (queue.waiting() < texts) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private List<Tokens> tokens(String... texts) {
    return Stream.of(texts).map(queue::tokenize).toList();
  }

  private double dropped(String problem) {
    return registry.get("auspex.model.dropped").tag("problem", problem).counter().count();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }
}

package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.hc.core5.http.ParseException;
import org.jspecify.annotations.Nullable;

/** Awaits the engine and says in our words why it did not do it. */
final class EngineFailures {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private EngineFailures() {}

  /** The value of {@code call}; cancels it at the deadline, which closes its connection. */
  static <T> T await(CompletableFuture<T> call, Deadline deadline) {
    return await(call, deadline, EngineFailures::problem);
  }

  /** The same with words of its own for what the engine refused. */
  static <T> T await(
      CompletableFuture<T> call, Deadline deadline, Function<Throwable, ApiProblem> problem) {
    try {
      return call.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      call.cancel(true);
      throw tooLate();
    } catch (ExecutionException failed) {
      throw problem.apply(failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException stopped) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable().causedBy(stopped);
    }
  }

  static ApiProblem problem(Throwable failure) {
    return switch (failure) {
      case ApiProblem ours -> ours;
      case ElasticsearchException refused ->
          ofStatus(refused.status()).causedBy(EngineRefusal.of(refused));
      case ResponseException refused ->
          ofStatus(refused.getResponse().getStatusCode()).causedBy(EngineRefusal.of(refused));
      case SocketTimeoutException slow -> tooLate().causedBy(slow);
      case TransportException odd -> unavailable().causedBy(odd);
      case IOException broken -> unavailable().causedBy(broken);
      case ParseException unreadable -> unavailable().causedBy(unreadable);
      default ->
          ApiProblem.of(ProblemType.INTERNAL, "Look into the log for the trace id")
              .causedBy(failure);
    };
  }

  /**
   * What a status of the engine means for a whole request of ours, none of which is the client's.
   */
  static ApiProblem ofStatus(int status) {
    if (status == 404) {
      return ApiProblem.of(
          ProblemType.INDEX_NOT_FOUND, "The index is being moved or deleted; try again later");
    }
    if (status == 429 || status >= 500) {
      return unavailable();
    }
    return ApiProblem.of(ProblemType.INTERNAL, "Look into the log for the trace id");
  }

  /** What a refusal of the engine means for one document. */
  static ApiProblem ofDocument(int status, @Nullable String type) {
    // Of the index, not of the document, whatever the status says.
    if ("index_closed_exception".equals(type) || "cluster_block_exception".equals(type)) {
      return unavailable();
    }
    return switch (status) {
      case 400 ->
          ApiProblem.of(
              ProblemType.INVALID_DOCUMENT,
              "The engine cannot store a value of this document; check it against the schema");
      // Other writes have won again and again, each with a higher version.
      case 409 ->
          unavailableBecause("Another write of the same document was going on; send it again");
      case 413 ->
          ApiProblem.of(
              ProblemType.BODY_TOO_LARGE, "The engine does not take a document of this size");
      default -> ofStatus(status);
    };
  }

  static ApiProblem unavailable() {
    return unavailableBecause("Elasticsearch does not answer or refuses for now; try again");
  }

  static ApiProblem tooLate() {
    return ApiProblem.of(
        ProblemType.DEADLINE_EXCEEDED,
        "Elasticsearch has not answered within the time of this request");
  }

  private static ApiProblem unavailableBecause(String detail) {
    return ApiProblem.of(ProblemType.ENGINE_UNAVAILABLE, "%s", detail).retryAfter(RETRY_AFTER);
  }
}

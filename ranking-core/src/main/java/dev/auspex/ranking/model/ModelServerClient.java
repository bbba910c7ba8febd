package dev.auspex.ranking.model;

import dev.auspex.contract.Deadline;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a model server over HTTP. No call blocks. Every returned future ends once, normally, and not
 * later than the deadline of the call, which covers everything from connecting to the last byte of
 * the answer; an exchange that is still running then is aborted. Cancelling a returned future
 * aborts its exchange too. A caller on a virtual thread may simply {@code join()}.
 *
 * <p>Dependent stages may run on a thread of the HTTP client's executor or on the timer thread of
 * {@link CompletableFuture}: hand over to an executor before doing long work.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol v2,
 *     HTTP</a>
 */
public final class ModelServerClient {
  private static final int SLACK_BYTES = 64 * 1024;

  /**
   * More than any JSON writer spends on a float: sign, 17 digits, point, exponent, comma, space.
   */
  private static final int BYTES_PER_FLOAT = 32;

  private static final int MOST_DIMENSIONS = 4096;

  private final HttpClient http;
  private final Supplier<URI> server;

  /**
   * A client that sends through {@code http}, which stays the caller's to close.
   *
   * @param server root of the model server, read anew for each call; scheme http or https
   */
  public ModelServerClient(HttpClient http, Supplier<URI> server) {
    this.http = http;
    this.server = server;
  }

  /**
   * Scores {@code documents} against {@code query}.
   *
   * @param model name of a reranking model
   * @param documents at least one; their order is the order of the scores
   * @return {@link Scoring.Scored} holds exactly one score per document
   */
  public CompletableFuture<Scoring> score(
      String model, String query, List<String> documents, Deadline deadline) {
    return infer(
        model,
        InferenceJson.scoreRequest(query, documents),
        deadline,
        new Answer<Scoring>(
            SLACK_BYTES + (long) documents.size() * BYTES_PER_FLOAT,
            (body, took) ->
                new Scoring.Scored(InferenceJson.scores(body, documents.size()), took.get()),
            failure -> failure));
  }

  /**
   * Embeds {@code texts}.
   *
   * @param model name of an embedding model
   * @param texts at least one; their order is the order of the vectors
   * @return {@link Embedding.Embedded} holds exactly one vector per text
   */
  public CompletableFuture<Embedding> embed(
      String model, List<String> texts, InputType inputType, Deadline deadline) {
    return infer(
        model,
        InferenceJson.embedRequest(texts, inputType),
        deadline,
        new Answer<Embedding>(
            SLACK_BYTES + (long) texts.size() * MOST_DIMENSIONS * BYTES_PER_FLOAT,
            (body, took) ->
                new Embedding.Embedded(InferenceJson.vectors(body, texts.size()), took.get()),
            failure -> failure));
  }

  /** What a right answer looks like, and how each end of the call becomes a {@code T}. */
  private record Answer<T>(
      long mostBytes, AnswerReader<T> reader, Function<ModelFailure, T> failed) {}

  private interface AnswerReader<T> {
    T read(byte[] body, Supplier<Duration> took) throws UnusableAnswerException;
  }

  private <T> CompletableFuture<T> infer(
      String model, byte[] body, Deadline deadline, Answer<T> answer) {
    Duration budget = deadline.remaining();
    T late = answer.failed().apply(new ModelFailure.TimedOut(budget));
    if (budget.toMillis() < 1) {
      return CompletableFuture.completedFuture(late);
    }
    long start = System.nanoTime();
    Supplier<Duration> took = () -> Duration.ofNanos(System.nanoTime() - start);
    CompletableFuture<HttpResponse<byte[]>> exchange;
    try {
      exchange =
          http.sendAsync(
              request(model, body, budget), response -> new BoundedBody(answer.mostBytes()));
    } catch (IllegalArgumentException | RejectedExecutionException cannotSend) {
      // An address that is no HTTP address, or a client that is closed.
      return CompletableFuture.completedFuture(
          answer.failed().apply(new ModelFailure.Unavailable("not sent: " + cannotSend)));
    }
    CompletableFuture<T> outcome =
        exchange
            .handle((response, thrown) -> read(response, thrown, budget, took, answer))
            .completeOnTimeout(late, budget.toNanos(), TimeUnit.NANOSECONDS);
    // After a normal end this does nothing; after a timeout or a cancellation it closes the socket.
    var unused = outcome.whenComplete((end, thrown) -> exchange.cancel(true));
    return outcome;
  }

  private HttpRequest request(String model, byte[] body, Duration budget) {
    String root = server.get().toString();
    String path = "/v2/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8) + "/infer";
    return HttpRequest.newBuilder(
            URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path))
        // A cleartext upgrade to HTTP/2 would cost the first call of a connection a round trip.
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(budget)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header(Deadline.HEADER, Long.toString(budget.toMillis()))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static <T> T read(
      @Nullable HttpResponse<byte[]> response,
      @Nullable Throwable thrown,
      Duration budget,
      Supplier<Duration> took,
      Answer<T> answer) {
    if (response == null) {
      return answer.failed().apply(withoutAnswer(thrown, budget));
    }
    int status = response.statusCode();
    if (status == 504) {
      return answer.failed().apply(new ModelFailure.TimedOut(budget));
    }
    if (status == 429 || status >= 500) {
      return answer.failed().apply(new ModelFailure.Unavailable("status " + status));
    }
    if (status != 200) {
      return answer.failed().apply(new ModelFailure.Rejected("status " + status));
    }
    try {
      return answer.reader().read(response.body(), took);
    } catch (UnusableAnswerException unusable) {
      return answer.failed().apply(new ModelFailure.Rejected(unusable.getMessage()));
    }
  }

  private static ModelFailure withoutAnswer(@Nullable Throwable thrown, Duration budget) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof HttpTimeoutException) {
      return new ModelFailure.TimedOut(budget);
    }
    if (cause instanceof BodyTooLargeException tooLarge) {
      return new ModelFailure.Rejected(tooLarge.getMessage());
    }
    return new ModelFailure.Unavailable(
        cause instanceof ConnectException ? "cannot connect" : "connection broke: " + cause);
  }
}

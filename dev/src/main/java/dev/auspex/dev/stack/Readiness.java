package dev.auspex.dev.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until a server answers its health page with 200. */
final class Readiness {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(150);
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();
  private final Progress progress;

  Readiness(Progress progress) {
    this.progress = progress;
  }

  /** Whether {@code address} answers 200 now. */
  boolean answers(URI address) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(3)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Returns once {@code address} answers 200.
   *
   * @throws StackException when {@code process} ends first, or after {@code timeout}
   */
  void await(Part part, URI address, Process process, Duration timeout, LogFile log)
      throws InterruptedException {
    long begin = System.nanoTime();
    long nextReport = begin + BETWEEN_REPORTS.toNanos();
    while (!answers(address)) {
      if (process.waitFor(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StackException(
            "%s ended with exit code %d while starting. The end of its log:%n%s"
                .formatted(part.label(), process.exitValue(), log.tail()));
      }
      long now = System.nanoTime();
      if (now - begin > timeout.toNanos()) {
        throw new StackException(
            "%s was not ready after %d s. The end of its log:%n%s"
                .formatted(part.label(), timeout.toSeconds(), log.tail()));
      }
      if (now > nextReport) {
        nextReport = now + BETWEEN_REPORTS.toNanos();
        progress.report(
            part.label(),
            "still starting, %d s so far".formatted(Duration.ofNanos(now - begin).toSeconds()));
      }
    }
  }
}

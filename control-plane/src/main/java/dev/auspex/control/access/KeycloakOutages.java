package dev.auspex.control.access;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.edge.Outages;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks Keycloak for a sign of life where something was refused: its policy enforcer denies what it
 * cannot ask about and does not say why. Many refusals at a time share one question.
 */
@ApplicationScoped
class KeycloakOutages implements Outages {
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private record Seen(boolean answers, long atNanos) {}

  private final HttpClient http;
  private final HttpRequest question;
  private final ReentrantLock asking = new ReentrantLock();
  // Guarded by asking.
  private @Nullable Seen seen;

  KeycloakOutages(
      KeycloakConfig config, @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI realm) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .build();
    this.question = HttpRequest.newBuilder(realm).timeout(config.connectTimeout()).build();
  }

  @Override
  public Optional<ApiProblem> behindRefusal() {
    return answers()
        ? Optional.empty()
        : Optional.of(
            ApiProblem.of(
                    ProblemType.IDENTITY_UNAVAILABLE,
                    "What you may do cannot be asked now; API keys work at the gateway. Try again")
                .retryAfter(RETRY));
  }

  private boolean answers() {
    asking.lock();
    try {
      Seen last = seen;
      long now = System.nanoTime();
      if (last != null && now - last.atNanos() < REMEMBERED.toNanos()) {
        return last.answers();
      }
      boolean answers = ask();
      seen = new Seen(answers, System.nanoTime());
      return answers;
    } finally {
      asking.unlock();
    }
  }

  private boolean ask() {
    try {
      return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException silent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}

package dev.auspex.control.access;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Refuses API requests without a bearer token before the security layer sees them: its own answer
 * to those has no body. Whether a token holds is not decided here.
 */
@ApplicationScoped
public class BearerTokenRequired {
  /** After the edge has given the request its trace id, before authentication (200). */
  private static final int PRIORITY = 900;

  private static final String SCHEME = "Bearer ";

  void filters(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext request) {
    if (isApi(request.normalizedPath())
        && !hasToken(request.request().getHeader("Authorization"))) {
      request.response().putHeader("WWW-Authenticate", "Bearer");
      request.fail(
          ApiProblem.of(
              ProblemType.UNAUTHENTICATED,
              "Send 'Authorization: Bearer <token>' with an access token from Keycloak"));
      return;
    }
    request.next();
  }

  static boolean isApi(String path) {
    return path.startsWith("/v1/") || path.startsWith("/internal/");
  }

  static boolean hasToken(@Nullable String authorization) {
    return authorization != null
        && authorization.length() > SCHEME.length()
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }
}

package dev.auspex.gateway.admit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/**
 * Cross-origin requests of browsers. A preflight carries no key, so it is answered the same for
 * every origin and allows nothing by itself: a page can read a reply only where the reply names its
 * origin, and that is for the console, and for the origins of the key that the request carries
 * ({@link Gate}). Quarkus's own filter knows only a fixed list and refuses all others.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch: CORS protocol</a>
 */
@ApplicationScoped
class CorsRoutes {
  /** After the trace id, before authentication. */
  private static final int EARLY = 900;

  private static final List<String> APIS = List.of("/v1/tenants/", "/es/");

  private final Set<String> consoleOrigins;

  CorsRoutes(CorsConfig config) {
    this.consoleOrigins = Set.copyOf(config.consoleOrigins());
  }

  void filters(@Observes Filters filters) {
    filters.register(this::answer, EARLY);
  }

  private void answer(RoutingContext request) {
    if (APIS.stream().noneMatch(request.normalizedPath()::startsWith)) {
      request.next();
      return;
    }
    HttpServerResponse response = request.response();
    // Replies differ by origin, and a cache must know.
    response.putHeader(HttpHeaders.VARY, "Origin");
    String origin = request.request().getHeader(HttpHeaders.ORIGIN);
    if (origin != null
        && request.request().method().equals(HttpMethod.OPTIONS)
        && request.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
      response
          .setStatusCode(204)
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, PATCH, DELETE")
          .putHeader(
              HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
              "authorization, content-type, if-match, traceparent")
          .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600")
          .end();
      return;
    }
    if (origin != null && consoleOrigins.contains(origin)) {
      allow(response, origin);
    }
    request.next();
  }

  /** Lets pages of {@code origin} read {@code response}. Cookies are never asked for. */
  static void allow(HttpServerResponse response, String origin) {
    if (response.headWritten()) {
      // A later turn of a reply that has begun: it was said then.
      return;
    }
    response
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
        .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "auspex-trace-id, etag, retry-after");
  }
}

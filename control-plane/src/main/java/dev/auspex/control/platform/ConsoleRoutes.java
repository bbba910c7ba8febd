package dev.auspex.control.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The console for browsers: its settings, headers that keep its pages to themselves, and {@code
 * index.html} for every path that only the console's own router knows. The files come from the jar
 * of admin-ui.
 */
@ApplicationScoped
public class ConsoleRoutes {
  private static final String ROOT = "/console/";
  private static final String INDEX = ROOT + "index.html";

  /** Before the route that serves static files. */
  private static final int BEFORE_STATIC_FILES = 100;

  private final ConsoleSettings settings;
  private final String contentSecurityPolicy;
  private final ObjectMapper json;

  ConsoleRoutes(
      ConsoleConfig config,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI realm,
      @ConfigProperty(name = "quarkus.application.version") String version,
      ObjectMapper json) {
    URI issuer = config.issuer().orElse(realm);
    this.settings =
        new ConsoleSettings(
            issuer.toString(), config.clientId(), config.gatewayUrl().toString(), version);
    this.contentSecurityPolicy = contentSecurityPolicy(issuer, config.gatewayUrl());
    this.json = json;
  }

  /**
   * Scripts and fonts come from here only; calls go to here, to Keycloak and to the gateway. Styles
   * may stand in elements, as PatternFly sets sizes that way; Keycloak's frame checks the session.
   */
  static String contentSecurityPolicy(URI issuer, URI gateway) {
    String login = origin(issuer);
    return String.join(
        "; ",
        "default-src 'self'",
        "connect-src 'self' %s %s".formatted(login, origin(gateway)),
        "frame-src %s".formatted(login),
        "img-src 'self' data:",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self' %s".formatted(login),
        "frame-ancestors 'none'");
  }

  private static String origin(URI url) {
    return "%s://%s".formatted(url.getScheme(), url.getAuthority());
  }

  /**
   * Whether {@code path} is a place inside the console rather than a file: its last segment has no
   * extension.
   */
  static boolean isDeepLink(String path) {
    return path.startsWith(ROOT)
        && path.length() > ROOT.length()
        && path.indexOf('.', path.lastIndexOf('/')) < 0;
  }

  void routes(@Observes Router router) {
    router.get("/").handler(request -> redirect(request, ROOT));
    // A plain path would match the root with its slash too, and lead from there to itself.
    router.getWithRegex("/console").handler(request -> redirect(request, ROOT));
    router.get(ROOT + "config.json").order(BEFORE_STATIC_FILES).handler(this::config);
    router
        .route(ROOT + "*")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .order(BEFORE_STATIC_FILES + 1)
        .handler(this::file);
  }

  private void redirect(RoutingContext request, String to) {
    request.response().setStatusCode(302).putHeader("Location", to).end();
  }

  private void config(RoutingContext request) {
    secure(request.response())
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(body());
  }

  private String body() {
    try {
      return json.writeValueAsString(settings);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("four strings are always JSON", impossible);
    }
  }

  private void file(RoutingContext request) {
    String path = request.normalizedPath();
    if (isDeepLink(path)) {
      request.reroute(INDEX);
      return;
    }
    secure(request.response());
    // Vite names the files below assets after their content; a page must be asked for each time.
    boolean immutable = path.startsWith(ROOT + "assets/");
    request.addHeadersEndHandler(
        end -> {
          if (request.response().getStatusCode() == 200) {
            request
                .response()
                .putHeader(
                    "Cache-Control",
                    immutable ? "public, max-age=31536000, immutable" : "no-cache");
          }
        });
    request.next();
  }

  private HttpServerResponse secure(HttpServerResponse response) {
    return response
        .putHeader("Content-Security-Policy", contentSecurityPolicy)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin");
  }
}

package dev.auspex.control.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Keycloak's admin REST API, with a token of the control plane's own service account.
 *
 * @see <a href="https://www.keycloak.org/docs-api/latest/rest-api/index.html">Admin REST API</a>
 */
@ApplicationScoped
class KeycloakAdmin {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);

  /**
   * A reply, whatever its status.
   *
   * @param body missing where it is no JSON
   */
  record Reply(int status, JsonNode body) {}

  private record Token(String value, Instant until) {}

  private final HttpClient http;
  private final Duration replyTimeout;
  private final Clock clock;
  private final URI realm;
  private final String credentials;
  private volatile @Nullable Token token;

  KeycloakAdmin(
      KeycloakConfig config,
      Clock clock,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI realm,
      @ConfigProperty(name = "quarkus.oidc.client-id") String client,
      @ConfigProperty(name = "quarkus.oidc.credentials.secret") String secret) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            .build();
    this.replyTimeout = config.replyTimeout();
    this.clock = clock;
    this.realm = realm;
    this.credentials =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encode(client), encode(secret));
  }

  /** Sends a request below {@code /admin/realms/{realm}}; {@code body} is JSON, or empty. */
  Reply call(String method, String path, String body) throws IOException, InterruptedException {
    Reply reply = authorized(method, path, body);
    if (reply.status() == 401) {
      // The token was revoked, or Keycloak has other keys since; once more with a new one.
      token = null;
      return authorized(method, path, body);
    }
    return reply;
  }

  private Reply authorized(String method, String path, String body)
      throws IOException, InterruptedException {
    String token = token();
    if (token == null) {
      return new Reply(401, JSON.missingNode());
    }
    return send(
        HttpRequest.newBuilder(admin(realm, path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  private @Nullable String token() throws IOException, InterruptedException {
    Token known = token;
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.value();
    }
    Reply reply =
        send(
            HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(credentials)));
    String value = reply.body().path("access_token").asText();
    if (reply.status() != 200 || value.isEmpty()) {
      return null;
    }
    Duration valid = Duration.ofSeconds(reply.body().path("expires_in").asLong());
    token = new Token(value, clock.instant().plus(valid).minus(BEFORE_EXPIRY));
    return value;
  }

  private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(request.timeout(replyTimeout).build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), json(response.body()));
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      // A proxy's page, say; the status tells enough.
      return JSON.missingNode();
    }
  }

  /** The address of {@code path} in the admin API of the realm with this issuer. */
  static URI admin(URI realm, String path) {
    String address = realm.toString();
    int at = address.lastIndexOf("/realms/");
    return URI.create(address.substring(0, at) + "/admin" + address.substring(at) + path);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

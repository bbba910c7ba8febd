package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysIT {
  private static final String SEARCH = "/v1/tenants/cinema/indexes/movies/search";

  private final PublicApi api = SharedStack.api();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ApiKey ax_aaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "ApiKey nonsense",
        "Basic YWxhZGRpbjpvcGVu",
        "Bearer not.a.token"
      })
  void credentialsThatDoNotHoldAreRefused(String header) throws IOException, InterruptedException {
    Reply reply = api.gateway("POST", SEARCH, header, "{\"query\":\"war\"}");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("unauthenticated");
  }

  @Test
  void anExpiredKeySaysSo() throws IOException, InterruptedException {
    Instant soon = Instant.now().plusSeconds(3);
    String header =
        SharedStack.key(
            "cinema",
            "{\"name\":\"brief\",\"scopes\":[\"search\"],\"expiresAt\":\"%s\"}".formatted(soon));

    Await.until(
        "the key expires",
        () -> api.gateway("POST", SEARCH, header, "{\"query\":\"war\"}").status() == 401);

    assertThat(api.gateway("POST", SEARCH, header, "{\"query\":\"war\"}").problem())
        .isEqualTo("api-key-expired");
  }

  @Test
  void aSearchKeyMayNotWrite() throws IOException, InterruptedException {
    String header = SharedStack.key("cinema", "{\"name\":\"reader\",\"scopes\":[\"search\"]}");

    Reply reply =
        api.gateway("DELETE", "/v1/tenants/cinema/indexes/movies/documents/m0001", header, "");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("forbidden");
  }

  @Test
  void aKeyOfOneIndexDoesNotOpenAnother() throws IOException, InterruptedException {
    SharedStack.createIndex("cinema", "elsewhere");
    String header =
        SharedStack.key(
            "cinema", "{\"name\":\"narrow\",\"scopes\":[\"search\"],\"indexes\":[\"elsewhere\"]}");

    Reply reply = api.gateway("POST", SEARCH, header, "{\"query\":\"war\"}");

    assertThat(reply.status()).isEqualTo(403);
  }

  @Test
  void aKeyOfCinemaOpensNothingOfPlaces() throws IOException, InterruptedException {
    String header = SharedStack.key("cinema");

    Reply search =
        api.gateway(
            "POST", "/v1/tenants/places/indexes/cities/search", header, "{\"query\":\"paris\"}");
    Reply absent =
        api.gateway(
            "POST", "/v1/tenants/places/indexes/nothing/search", header, "{\"query\":\"paris\"}");

    assertThat(search.status()).isEqualTo(403);
    assertThat(search.body().path("detail")).isEqualTo(absent.body().path("detail"));
  }

  @Test
  void aKeycloakTokenSearchesTheOwnTenantOnly() throws IOException, InterruptedException {
    String clara = api.login("clara", "clara");

    Reply own = api.gateway("POST", SEARCH, clara, "{\"query\":\"war\"}");
    Reply foreign =
        api.gateway(
            "POST", "/v1/tenants/places/indexes/cities/search", clara, "{\"query\":\"paris\"}");

    assertThat(own.status()).isEqualTo(200);
    assertThat(foreign.status()).isEqualTo(403);
  }
}

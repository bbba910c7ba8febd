package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ControlPlaneIT {
  private final PublicApi api = SharedStack.api();

  @Test
  void withoutATokenNothingIsAnswered() throws IOException, InterruptedException {
    Reply reply = api.admin("GET", "/v1/tenants", "", "");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("unauthenticated");
  }

  @Test
  void aTenantAdminSeesOnlyTheOwnTenant() throws IOException, InterruptedException {
    String clara = api.login("clara", "clara");

    List<String> seen = new ArrayList<>();
    for (JsonNode tenant : api.admin("GET", "/v1/tenants", clara, "").body().path("items")) {
      seen.add(tenant.path("id").asText());
    }
    Reply foreign = api.admin("GET", "/v1/tenants/places/indexes", clara, "");
    Reply absent = api.admin("GET", "/v1/tenants/nobody/indexes", clara, "");

    assertThat(seen).containsExactly("cinema");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(absent.status()).isEqualTo(403);
    assertThat(absent.problem()).isEqualTo(foreign.problem()).isEqualTo("forbidden");
  }

  @Test
  void aViewerReadsButChangesNothing() throws IOException, InterruptedException {
    String pablo = api.login("pablo", "pablo");

    Reply read = api.admin("GET", "/v1/tenants/places/indexes", pablo, "");
    Reply write =
        api.admin(
            "POST",
            "/v1/tenants/places/api-keys",
            pablo,
            "{\"name\":\"mine\",\"scopes\":[\"search\"]}");

    assertThat(read.status()).isEqualTo(200);
    assertThat(write.status()).isEqualTo(403);
    assertThat(write.problem()).isEqualTo("forbidden");
  }

  @Test
  void onlyTheGatewayReadsTheSnapshot() throws IOException, InterruptedException {
    Reply reply = api.admin("GET", "/internal/v1/snapshot", api.login("operator", "operator"), "");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.problem()).isEqualTo("forbidden");
  }

  @Test
  void aWrongSchemaNamesEachFieldAndLeavesNothingBehind() throws IOException, InterruptedException {
    String clara = api.login("clara", "clara");

    Reply reply =
        api.admin(
            "POST",
            "/v1/tenants/cinema/indexes",
            clara,
            """
            {"name": "broken", "schema": {"fields": [
              {"name": "Title", "kind": "text"},
              {"name": "year", "kind": "integer", "searchable": true}]}}
            """);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("invalid-schema");
    assertThat(reply.body().path("violations").findValuesAsText("field"))
        .anySatisfy(field -> assertThat(field).endsWith("fields[0].name"))
        .anySatisfy(field -> assertThat(field).endsWith("fields[1].searchable"));
    assertThat(api.admin("GET", "/v1/tenants/cinema/indexes/broken", clara, "").problem())
        .isEqualTo("index-not-found");
  }

  @Test
  void anUnknownNameInABodyIsRefused() throws IOException, InterruptedException {
    Reply reply =
        api.admin(
            "POST",
            "/v1/tenants",
            api.login("operator", "operator"),
            "{\"id\":\"acme\",\"name\":\"Acme\",\"colour\":\"red\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("invalid-request");
    assertThat(reply.body().toString()).contains("colour");
  }

  @Test
  void ofTwoCreatesOfOneIndexExactlyOneWins()
      throws IOException, InterruptedException, ExecutionException {
    String clara = api.login("clara", "clara");
    String body =
        "{\"name\":\"raced\",\"schema\":{\"fields\":[{\"name\":\"a\",\"kind\":\"text\"}]}}";

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> creates = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        creates.add(
            executor.submit(() -> api.admin("POST", "/v1/tenants/cinema/indexes", clara, body)));
      }
      for (Future<Reply> create : creates) {
        statuses.add(create.get().status());
      }
    }

    assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
  }

  @Test
  void aRevokedKeyStopsWorking() throws IOException, InterruptedException {
    String clara = api.login("clara", "clara");
    JsonNode created =
        api.admin(
                "POST",
                "/v1/tenants/cinema/api-keys",
                clara,
                "{\"name\":\"short-lived\",\"scopes\":[\"search\"]}")
            .orThrow("create a key");
    String header = PublicApi.apiKey(created.path("key").asText());
    assertThat(search(header).status()).isEqualTo(200);

    Reply revoked =
        api.admin(
            "DELETE", "/v1/tenants/cinema/api-keys/" + created.path("id").asText(), clara, "");

    assertThat(revoked.status()).isEqualTo(204);
    Await.until("the key is refused", () -> search(header).status() == 401);
  }

  private Reply search(String header) throws IOException, InterruptedException {
    return api.gateway(
        "POST", "/v1/tenants/cinema/indexes/movies/search", header, "{\"query\":\"war\"}");
  }
}

package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans, limits and usage on the whole platform; a second tenant must not feel any of it. */
class QuotaIT {
  private static final String OTHER = "quota-neighbour";

  private final PublicApi api = SharedStack.api();
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void aNeighbour() throws IOException, InterruptedException {
    create(OTHER);
  }

  @Test
  void ofEightCreatesForTheLastPlaceExactlyOneSucceedsAndNothingIsLeftBehind() throws Exception {
    String tenant = "quota-race";
    create(tenant);
    override(tenant, "{\"overrides\":{\"indexes\":2}}");
    CountDownLatch start = new CountDownLatch(1);

    List<PublicApi.Reply> replies = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PublicApi.Reply>> calls = new ArrayList<>();
      String operator = operator();
      for (int i = 0; i < 8; i++) {
        String body =
            "{\"name\":\"racer%d\",\"schema\":{\"fields\":[{\"name\":\"name\",\"kind\":\"text\"}]}}"
                .formatted(i);
        calls.add(
            threads.submit(
                () -> {
                  start.await();
                  return api.admin("POST", path(tenant, "/indexes"), operator, body);
                }));
      }
      start.countDown();
      for (Future<PublicApi.Reply> call : calls) {
        replies.add(call.get());
      }
    }

    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() == 409)
        .extracting(PublicApi.Reply::problem)
        .hasSize(7)
        .containsOnly("quota-exceeded");
    assertThat(api.admin("GET", path(tenant, "/indexes"), operator(), "").body().path("items"))
        .hasSize(2);
    SharedStack.createIndex(OTHER, "after-the-race");
  }

  @Test
  void searchesBeyondTheRateAre429WithRetryAfterAndTheNeighbourGoesOn() throws Exception {
    String tenant = "quota-rate";
    create(tenant);
    String key = SharedStack.key(tenant);
    assertThat(search(tenant, key).statusCode()).isEqualTo(200);
    override(tenant, "{\"overrides\":{\"searchesPerSecond\":1}}");

    List<HttpResponse<String>> refused = new ArrayList<>();
    Await.until(
        "a search is refused",
        () -> {
          HttpResponse<String> reply = search(tenant, key);
          if (reply.statusCode() == 429) {
            refused.add(reply);
          }
          return !refused.isEmpty();
        });

    assertThat(refused.getFirst().body()).contains("problems/rate-limited", "searchesPerSecond");
    assertThat(refused.getFirst().headers().firstValueAsLong("Retry-After").orElse(0))
        .isBetween(1L, 2L);
    String neighbour = SharedStack.key(OTHER);
    for (int i = 0; i < 10; i++) {
      assertThat(search(OTHER, neighbour).statusCode()).isEqualTo(200);
    }
    override(tenant, "{}");
    Await.until("its plan holds again", () -> search(tenant, key).statusCode() == 200);
  }

  @Test
  void whatIsUsedIsCountedPerHourAndExportedAndTheNeighbourSeesNothingOfIt() throws Exception {
    String tenant = "quota-usage";
    create(tenant);
    String key = SharedStack.key(tenant);
    api.bulk(
            path(tenant, "/indexes/things/documents?wait=visible"),
            key,
            "{\"id\":\"a\",\"name\":\"one\"}\n{\"id\":\"b\",\"name\":\"two\"}\n")
        .orThrow("write");
    api.gateway("DELETE", path(tenant, "/indexes/things/documents/a?wait=visible"), key, "")
        .orThrow("delete");
    for (int i = 0; i < 3; i++) {
      assertThat(search(tenant, key).statusCode()).isEqualTo(200);
    }

    Await.until("it is counted", () -> sum(tenant, "searches") == 3 && sum(tenant, "writes") == 3);
    Await.until(
        "it is measured",
        () ->
            usage(tenant).path("items").findValues("documents").size() > 0
                && usage(tenant).path("items").path(0).path("documents").asLong() > 0);

    assertThat(sum(tenant, "writtenBytes")).isEqualTo(48);
    assertThat(usage(OTHER).toString()).doesNotContain(tenant);
    HttpResponse<String> export = export(path(tenant, "/usage/export?to=" + soon()));
    assertThat(export.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(export.body().lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.startsWith(tenant));
    assertThat(export(path(OTHER, "/usage/export?to=" + soon())).body()).doesNotContain(tenant);
    assertThat(export("/v1/platform/usage/export?to=" + soon()).body()).contains(tenant);
    assertThat(api.admin("GET", path(tenant, "/usage"), api.login("pablo", "pablo"), "").status())
        .isEqualTo(403);
  }

  @Test
  void aFullTenantMayDeleteButNotAddUntilThereIsRoomAgain() throws Exception {
    String tenant = "quota-full";
    create(tenant);
    String key = SharedStack.key(tenant);
    String documents = path(tenant, "/indexes/things/documents");
    api.bulk(
            documents + "?wait=visible",
            key,
            "{\"id\":\"a\",\"name\":\"one\"}\n{\"id\":\"b\",\"name\":\"two\"}\n")
        .orThrow("write");
    override(tenant, "{\"overrides\":{\"documents\":2}}");

    Await.until(
        "a write is refused",
        () -> {
          PublicApi.Reply reply = api.gateway("PUT", documents + "/b", key, "{\"name\":\"again\"}");
          return reply.problem().equals("quota-exceeded")
              && reply.body().path("violations").path(0).path("field").asText().equals("documents");
        });
    assertThat(search(tenant, key).statusCode()).isEqualTo(200);
    api.gateway("DELETE", documents + "/a?wait=visible", key, "").orThrow("delete");
    Await.until(
        "there is room again",
        () -> api.gateway("PUT", documents + "/b", key, "{\"name\":\"b\"}").status() == 200);
  }

  private static void create(String tenant) throws IOException, InterruptedException {
    SharedStack.api()
        .admin(
            "POST",
            "/v1/tenants",
            operator(),
            "{\"id\":\"%s\",\"name\":\"Quota\"}".formatted(tenant))
        .orThrow("create the tenant");
    SharedStack.createIndex(tenant, "things");
  }

  private static String operator() throws IOException, InterruptedException {
    return SharedStack.api().login("operator", "operator");
  }

  private void override(String tenant, String body) throws IOException, InterruptedException {
    api.change(path(tenant, "/plan"), operator(), "*", body).orThrow("change the plan");
  }

  private HttpResponse<String> search(String tenant, String key)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(
                SharedStack.stack()
                    .endpoints()
                    .queryGateway()
                    .resolve(path(tenant, "/indexes/things/search")))
            .header("Authorization", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"one\"}"))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> export(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(SharedStack.stack().endpoints().controlPlane().resolve(path))
            .header("Authorization", operator())
            .build(),
        BodyHandlers.ofString());
  }

  private JsonNode usage(String tenant) throws IOException, InterruptedException {
    return api.admin("GET", path(tenant, "/usage?to=" + soon()), operator(), "")
        .orThrow("list usage");
  }

  private long sum(String tenant, String counter) throws IOException, InterruptedException {
    return usage(tenant).path("items").findValues(counter).stream()
        .mapToLong(JsonNode::asLong)
        .sum();
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(60);
  }

  private static String path(String tenant, String rest) {
    return "/v1/tenants/" + tenant + rest;
  }
}

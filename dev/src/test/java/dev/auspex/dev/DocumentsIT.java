package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentsIT {
  private static final String DOCUMENTS = "/v1/tenants/cinema/indexes/papers/documents";
  private static final String SEARCH = "/v1/tenants/cinema/indexes/papers/search";

  private static String key = "";
  private static String foreignKey = "";
  private final PublicApi api = SharedStack.api();

  @BeforeAll
  static void index() throws IOException, InterruptedException {
    SharedStack.createIndex("cinema", "papers");
    key = SharedStack.key("cinema");
    foreignKey = SharedStack.key("places");
  }

  @Test
  void aDocumentIsWrittenReadReplacedAndDeleted() throws IOException, InterruptedException {
    String path = DOCUMENTS + "/one";

    Reply created = api.gateway("PUT", path, key, "{\"name\":\"first\",\"size\":1}");
    Reply replaced = api.gateway("PUT", path, key, "{\"name\":\"second\"}");
    JsonNode read = api.gateway("GET", path, key, "").orThrow("read");
    Reply deleted = api.gateway("DELETE", path, key, "");
    Reply gone = api.gateway("GET", path, key, "");

    assertThat(created.status()).isEqualTo(201);
    assertThat(replaced.body().path("result").asText()).isEqualTo("updated");
    assertThat(read.path("document").toString()).isEqualTo("{\"name\":\"second\"}");
    assertThat(deleted.body().path("result").asText()).isEqualTo("deleted");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.problem()).isEqualTo("document-not-found");
  }

  @Test
  void aWrongTypeIsRefusedWithFieldAndExpectation() throws IOException, InterruptedException {
    Reply reply =
        api.gateway("PUT", DOCUMENTS + "/wrong", key, "{\"name\":\"x\",\"size\":\"large\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("invalid-document");
    assertThat(reply.body().path("violations").path(0).path("field").asText()).isEqualTo("size");
    assertThat(api.gateway("GET", DOCUMENTS + "/wrong", key, "").status()).isEqualTo(404);
  }

  @Test
  void aMalformedLineIsNamedAndTheOthersGoIn() throws IOException, InterruptedException {
    String lines =
        """
        {"id":"b1","name":"bulk one"}
        {"id":"b2","name":
        {"id":"b3","name":"bulk three","size":"many"}
        {"id":"b4","name":"bulk four","size":4}
        """;

    JsonNode reply = api.bulk(DOCUMENTS + "?wait=visible", key, lines).orThrow("bulk");

    assertThat(reply.path("accepted").asInt()).isEqualTo(2);
    assertThat(reply.path("rejected").asInt()).isEqualTo(2);
    assertThat(reply.path("items").findValuesAsText("line")).containsExactly("1", "2", "3", "4");
    JsonNode second = reply.path("items").path(1);
    assertThat(second.path("result").asText()).isEqualTo("rejected");
    assertThat(second.path("problem").path("status").asInt()).isEqualTo(400);
    JsonNode third = reply.path("items").path(2);
    assertThat(third.path("problem").path("type").asText()).endsWith("/invalid-document");
    JsonNode found = api.gateway("POST", SEARCH, key, "{\"query\":\"bulk\"}").orThrow("search");
    assertThat(found.path("hits").findValuesAsText("id")).containsExactlyInAnyOrder("b1", "b4");
  }

  @Test
  void tooLargeABodyIsRefusedBeforeItIsRead() throws IOException, InterruptedException {
    String large = "{\"name\":\"" + "x".repeat(2 << 20) + "\"}";

    Reply reply = api.gateway("PUT", DOCUMENTS + "/large", key, large);

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.problem()).isEqualTo("body-too-large");
  }

  @Test
  void anUnknownIndexIsNotFound() throws IOException, InterruptedException {
    Reply write = api.gateway("PUT", "/v1/tenants/cinema/indexes/nothing/documents/1", key, "{}");
    Reply search =
        api.gateway("POST", "/v1/tenants/cinema/indexes/nothing/search", key, "{\"query\":\"x\"}");

    assertThat(write.problem()).isEqualTo("index-not-found");
    assertThat(search.problem()).isEqualTo("index-not-found");
  }

  @Test
  void anotherTenantsKeyGetsNothingOfIt() throws IOException, InterruptedException {
    api.gateway("PUT", DOCUMENTS + "/secret", key, "{\"name\":\"secret\"}").orThrow("write");

    Reply read = api.gateway("GET", DOCUMENTS + "/secret", foreignKey, "");
    Reply written = api.gateway("PUT", DOCUMENTS + "/secret", foreignKey, "{\"name\":\"theirs\"}");
    Reply deleted = api.gateway("DELETE", DOCUMENTS + "/secret", foreignKey, "");
    Reply bulk = api.bulk(DOCUMENTS, foreignKey, "{\"id\":\"secret\",\"name\":\"theirs\"}\n");
    Reply found = api.gateway("POST", SEARCH, foreignKey, "{\"query\":\"secret\"}");

    assertThat(List.of(read, written, deleted, bulk, found))
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).isEqualTo(403);
              assertThat(reply.problem()).isEqualTo("forbidden");
            });
    assertThat(
            api.gateway("GET", DOCUMENTS + "/secret", key, "")
                .body()
                .path("document")
                .path("name")
                .asText())
        .isEqualTo("secret");
  }

  @Test
  void aSlowUploadHoldsUpNoPublication() throws Exception {
    // The HTTP client sends what fills its buffers: two batches, for one to arrive whole.
    String lines =
        IntStream.range(0, 2_000)
            .mapToObj(
                i -> "{\"id\":\"slow-%d\",\"name\":\"%s\"}\n".formatted(i, "slow ".repeat(100)))
            .collect(Collectors.joining());
    try (HttpClient http = HttpClient.newHttpClient();
        PipedOutputStream upload = new PipedOutputStream()) {
      CompletableFuture<HttpResponse<String>> reply =
          http.sendAsync(
              HttpRequest.newBuilder(
                      SharedStack.stack().endpoints().queryGateway().resolve(DOCUMENTS))
                  .header("Authorization", key)
                  .header("Content-Type", "application/x-ndjson")
                  .POST(ofInputStream(upload))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      upload.write(lines.getBytes(StandardCharsets.UTF_8));
      upload.flush();
      Await.until(
          "the first batch is stored",
          () -> api.gateway("GET", DOCUMENTS + "/slow-999", key, "").status() == 200);

      String later = SharedStack.key("cinema");

      Await.until("the new key is known to be in effect everywhere", DocumentsIT::isAllInEffect);
      assertThat(reply).isNotDone();
      assertThat(api.gateway("GET", DOCUMENTS + "/slow-0", later, "").status()).isEqualTo(200);
      upload.write("{\"id\":\"slow-last\",\"name\":\"slow\"}".getBytes(StandardCharsets.UTF_8));
      upload.close();
      assertThat(reply.get(30, TimeUnit.SECONDS).body()).contains("\"accepted\":2001");
    }
  }

  private static HttpRequest.BodyPublisher ofInputStream(PipedOutputStream upload)
      throws IOException {
    PipedInputStream body = new PipedInputStream(upload, 1 << 16);
    return HttpRequest.BodyPublishers.ofInputStream(() -> body);
  }

  private static boolean isAllInEffect() throws IOException, InterruptedException {
    PublicApi api = SharedStack.api();
    JsonNode last =
        api.admin("GET", "/v1/platform/publications?limit=1", api.login("operator", "operator"), "")
            .orThrow("publications")
            .path("items")
            .path(0);
    return last.has("effectiveAt");
  }
}

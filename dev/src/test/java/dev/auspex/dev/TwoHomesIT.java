package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a gateway writes while an index has two homes, as during a move. The second home is written
 * into the catalogue by hand, and read past the gateway.
 */
class TwoHomesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PublicApi api = SharedStack.api();
  private final String index = "homes-" + UUID.randomUUID().toString().substring(0, 8);
  private final String key = "cinema." + index + ".1";
  private final String second = "auspex.cinema." + index + ".2";
  private final HttpClient http = HttpClient.newHttpClient();
  private String apiKey = "";
  private String cell = "";

  private String document(String id) {
    return "/v1/tenants/cinema/indexes/%s/documents/%s".formatted(index, id);
  }

  private Reply put(String id, String name) throws IOException, InterruptedException {
    return api.gateway("PUT", document(id), apiKey, "{\"name\":\"%s\"}".formatted(name));
  }

  private JsonNode engine(String method, String path, String body)
      throws IOException, InterruptedException {
    URI url = SharedStack.stack().endpoints().elasticsearch().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private JsonNode inCell(String id) throws IOException, InterruptedException {
    return engine("GET", "/%s/_doc/%s:%s?routing=%s".formatted(cell, key, id, key), "");
  }

  private JsonNode inSecond(String id) throws IOException, InterruptedException {
    return engine("GET", "/%s/_doc/%s".formatted(second, id), "");
  }

  @BeforeEach
  void anIndexWithAKey() throws IOException, InterruptedException {
    apiKey = SharedStack.key("cinema");
    SharedStack.createIndex("cinema", index);
    cell =
        engine("GET", "/_cat/indices/auspex-cell-*?format=json&h=index", "")
            .path(0)
            .path("index")
            .asText();
  }

  /** Gives the index a second home, with tombstones, and waits until the gateway writes there. */
  private void move() throws IOException, InterruptedException, SQLException {
    engine(
        "PUT",
        "/" + second,
        """
        {"mappings": {"dynamic": "strict", "properties": {"name": {"type": "text"},
          "size": {"type": "integer"}, "auspex_deleted": {"type": "boolean"}}}}
        """);
    try (Connection catalogue =
            DriverManager.getConnection(
                SharedStack.stack().endpoints().postgresJdbc(), "auspex", "auspex");
        Statement statement = catalogue.createStatement()) {
      catalogue.setAutoCommit(false);
      statement.execute("set local auspex.tenant = '*'");
      int changed =
          statement.executeUpdate(
              """
              update tenant_index set epoch = epoch + 1, placement = placement
                || '{"tombstones": true, "second": {"kind": "dedicated", "physicalIndex": "%s",
                     "key": null, "slots": {}}}'
              where tenant = 'cinema' and name = '%s'
              """
                  .formatted(second, index));
      assertThat(changed).isEqualTo(1);
      statement.execute(
          "with next as (update catalogue set revision = revision + 1 returning revision)"
              + " insert into publication (revision, tenant) select revision, 'cinema' from next");
      catalogue.commit();
    }
    Await.until(
        "the gateway writes to both homes",
        () -> put("probe", "Probe").status() < 300 && inSecond("probe").path("found").asBoolean());
  }

  @Test
  void bothHomesGetEveryWriteWithTheSameVersion()
      throws IOException, InterruptedException, SQLException {
    move();

    Reply first = put("a", "First");
    Reply again = put("a", "Second");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(inSecond("a").at("/_source/name").asText()).isEqualTo("Second");
    assertThat(inSecond("a").path("_version").asLong())
        .isEqualTo(inCell("a").path("_version").asLong())
        .isEqualTo(again.body().path("version").asLong())
        .isGreaterThan(first.body().path("version").asLong());
  }

  @Test
  void aDeletedDocumentIsNotBroughtBackByALateCopy()
      throws IOException, InterruptedException, SQLException {
    put("a", "Old");
    long copied = inCell("a").path("_version").asLong();
    move();

    Reply deleted = api.gateway("DELETE", document("a"), apiKey, "");
    JsonNode late =
        engine(
            "PUT",
            "/%s/_doc/a?version=%d&version_type=external".formatted(second, copied),
            "{\"name\":\"Old\"}");

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(late.path("status").asInt()).isEqualTo(409);
    assertThat(inCell("a").path("found").asBoolean()).isFalse();
    assertThat(inSecond("a").path("_source").toString()).isEqualTo("{\"auspex_deleted\":true}");
    assertThat(api.gateway("GET", document("a"), apiKey, "").status()).isEqualTo(404);
  }

  private Reply patch(String id, String body) throws IOException, InterruptedException {
    HttpResponse<String> reply =
        http.send(
            HttpRequest.newBuilder(
                    SharedStack.stack().endpoints().queryGateway().resolve(document(id)))
                .header("Authorization", apiKey)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return new Reply(reply.statusCode(), JSON.readTree(reply.body()));
  }

  private void writeInSecond(String id, long version, String name)
      throws IOException, InterruptedException {
    JsonNode written =
        engine(
            "PUT",
            "/%s/_doc/%s?version=%d&version_type=external".formatted(second, id, version),
            "{\"name\":\"%s\"}".formatted(name));
    assertThat(written.path("_version").asLong()).as(written.toString()).isEqualTo(version);
  }

  @Test
  void aPatchReachesBothHomesWithTheSameVersion()
      throws IOException, InterruptedException, SQLException {
    put("a", "First");
    move();
    long before = inCell("a").path("_version").asLong();

    // The backfill has not come to it yet: the second home has nothing to patch.
    Reply patched = patch("a", "{\"size\":7}");

    assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
    assertThat(inSecond("a").path("_source"))
        .isEqualTo(JSON.readTree("{\"name\":\"First\",\"size\":7}"));
    assertThat(inSecond("a").path("_version").asLong())
        .isEqualTo(inCell("a").path("_version").asLong())
        .isEqualTo(patched.body().path("version").asLong())
        .isGreaterThan(before);
    // A copy of what was there before comes too late.
    assertThat(
            engine(
                    "PUT",
                    "/%s/_doc/a?version=%d&version_type=external".formatted(second, before),
                    "{\"name\":\"First\"}")
                .path("status")
                .asInt())
        .isEqualTo(409);
  }

  @Test
  void aPatchOfADocumentThatWasDeletedMeanwhileBringsItBackNowhere()
      throws IOException, InterruptedException, SQLException {
    put("a", "First");
    move();
    api.gateway("DELETE", document("a"), apiKey, "").orThrow("delete");

    Reply patched = patch("a", "{\"size\":7}");

    assertThat(patched.problem()).isEqualTo("document-not-found");
    assertThat(inCell("a").path("found").asBoolean()).isFalse();
    assertThat(inSecond("a").path("_source").toString()).isEqualTo("{\"auspex_deleted\":true}");
  }

  @Test
  void whereAGatewayOfTheNextStepHasWrittenFirstAPatchIsNotCalledDone()
      throws IOException, InterruptedException, SQLException {
    put("a", "First");
    put("b", "First");
    move();
    // As by a gateway that serves from the second home already, before it writes to the first.
    writeInSecond("a", inCell("a").path("_version").asLong() + 5_000_000, "Theirs");
    writeInSecond("b", inCell("b").path("_version").asLong() + 1, "Theirs");

    Reply overtaken = patch("a", "{\"size\":7}");
    Reply tied = patch("b", "{\"size\":7}");

    assertThat(overtaken.status()).isEqualTo(409);
    assertThat(overtaken.problem()).isEqualTo("document-changed");
    assertThat(tied.problem()).isEqualTo("document-changed");
    assertThat(inSecond("a").at("/_source/name").asText()).isEqualTo("Theirs");
    assertThat(inSecond("b").at("/_source/name").asText()).isEqualTo("Theirs");
  }

  @Test
  void aDeleteByFilterLeavesTombstonesAgainstLateCopies()
      throws IOException, InterruptedException, SQLException {
    put("a", "Old");
    long copied = inCell("a").path("_version").asLong();
    move();

    Reply deleted = api.gateway("POST", document("delete"), apiKey, "{\"all\":true}");
    JsonNode late =
        engine(
            "PUT",
            "/%s/_doc/a?version=%d&version_type=external".formatted(second, copied),
            "{\"name\":\"Old\"}");

    // And the document that told when the move began.
    assertThat(deleted.body().path("deleted").asInt()).as(deleted.toString()).isEqualTo(2);
    assertThat(late.path("status").asInt()).isEqualTo(409);
    assertThat(inCell("a").path("found").asBoolean()).isFalse();
    assertThat(inSecond("a").path("_source").toString()).isEqualTo("{\"auspex_deleted\":true}");
    assertThat(api.gateway("GET", document("a"), apiKey, "").status()).isEqualTo(404);
  }

  @Test
  void aWriteAfterAClockThatIsAheadWinsNevertheless() throws IOException, InterruptedException {
    put("a", "Mine");
    long ahead = inCell("a").path("_version").asLong() + 5_000_000;
    engine(
        "PUT",
        "/%s/_doc/%s:a?routing=%s&version=%d&version_type=external"
            .formatted(cell, key, key, ahead),
        "{\"tenant_index\":\"%s\",\"src_00\":\"From another gateway\"}".formatted(key));

    Reply mine = put("a", "Mine again");

    assertThat(mine.status()).isEqualTo(200);
    assertThat(mine.body().path("version").asLong()).isGreaterThan(ahead);
    assertThat(api.gateway("GET", document("a"), apiKey, "").body().at("/document/name").asText())
        .isEqualTo("Mine again");
  }

  @Test
  void aPatchAfterAClockThatIsAheadBuildsOnWhatIsThere() throws IOException, InterruptedException {
    put("a", "Mine");
    long ahead = inCell("a").path("_version").asLong() + 5_000_000;
    engine(
        "PUT",
        "/%s/_doc/%s:a?routing=%s&version=%d&version_type=external"
            .formatted(cell, key, key, ahead),
        "{\"tenant_index\":\"%s\",\"txt_00\":\"From another gateway\"}".formatted(key));

    Reply patched = patch("a", "{\"size\":7}");
    Reply later = put("a", "Later");

    assertThat(patched.body().path("version").asLong()).isEqualTo(ahead + 1);
    assertThat(later.body().path("version").asLong()).isGreaterThan(ahead + 1);
  }
}

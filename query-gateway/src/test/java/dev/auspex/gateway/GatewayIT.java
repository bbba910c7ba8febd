package dev.auspex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.auspex.contract.key.ScopedKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole process with nothing behind it: no control plane, Keycloak, engine or model server. */
@QuarkusTest
@TestProfile(GatewayAlone.class)
class GatewayIT extends GatewayCalls {
  private static final String DOCUMENTS = "/v1/tenants/cinema/indexes/movies/documents";

  /** A body that does not announce its length. */
  private static BodyPublisher chunked(int bytes) {
    return BodyPublishers.ofInputStream(
        () -> new ByteArrayInputStream(" ".repeat(bytes).getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void isReadyFromItsStoredSnapshot() throws Exception {
    HttpResponse<String> reply = send(to("/q/health/ready").GET());

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(json.readTree(reply.body()).at("/checks/0/data/revision").asInt()).isEqualTo(5);
  }

  @Test
  void admitsAKeyAndSaysThatTheEngineIsGone() throws Exception {
    HttpResponse<String> reply = send(search(KEY, "{\"query\":\"war\"}"));

    assertProblem(reply, 503, "engine-unavailable");
    assertThat(reply.headers().firstValue("Retry-After")).contains("1");
    assertThat(reply.body()).doesNotContain("auspex.cinema", "127.0.0.1");
  }

  @Test
  void refusesAWriteThatCannotBeEmbedded() throws Exception {
    HttpResponse<String> reply =
        send(
            to(DOCUMENTS + "/m1")
                .header("Authorization", KEY)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"title\":\"Jaws\"}")));

    assertProblem(reply, 503, "model-server-unavailable");
    assertThat(reply.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void refusesAForeignKeyAnUnknownKeyAndNoKey() throws Exception {
    assertProblem(
        send(search("ApiKey ax_placesfull01_" + Cinema.SECRET, "{\"query\":\"a\"}")),
        403,
        "forbidden");
    assertProblem(
        send(search("ApiKey ax_nobodyknows1_x", "{\"query\":\"a\"}")), 401, "unauthenticated");
    assertProblem(send(search("Basic eDp5", "{\"query\":\"a\"}")), 401, "unauthenticated");
  }

  @Test
  void refusesATokenThatNobodyCanVerify() throws Exception {
    String token = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiJhIiwiZXhwIjo5OTk5OTk5OTk5fQ.c2ln";

    assertProblem(send(search("Bearer " + token, "{\"query\":\"a\"}")), 401, "unauthenticated");
    assertProblem(send(search("Bearer nonsense", "{\"query\":\"a\"}")), 401, "unauthenticated");
  }

  @Test
  void refusesALargeDocumentThatHidesItsLength() throws Exception {
    HttpResponse<String> reply =
        send(
            to(DOCUMENTS + "/m1")
                .header("Authorization", KEY)
                .header("Content-Type", "application/json")
                .PUT(chunked(1_048_577)));

    assertProblem(reply, 413, "body-too-large");
  }

  @Test
  void refusesALargeBulkWhetherOrNotItHidesItsLength() throws Exception {
    HttpRequest.Builder bulk =
        to(DOCUMENTS).header("Authorization", KEY).header("Content-Type", "application/x-ndjson");

    assertProblem(send(bulk.copy().POST(chunked(100_001))), 413, "body-too-large");
    assertProblem(
        send(bulk.copy().POST(BodyPublishers.ofString(" ".repeat(100_001)))),
        413,
        "body-too-large");
  }

  @Test
  void refusesUnknownMembersOtherMethodsAndOtherMediaTypes() throws Exception {
    assertProblem(send(search(KEY, "{\"query\":\"a\",\"filter\":1}")), 400, "invalid-request");
    assertProblem(send(to(SEARCH).header("Authorization", KEY).GET()), 405, "method-not-allowed");
    assertProblem(
        send(
            to(SEARCH)
                .header("Authorization", KEY)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("war"))),
        415,
        "unsupported-media-type");
  }

  private HttpRequest.Builder searches(String authorization, String body) {
    return to("/v1/tenants/cinema/searches")
        .header("Authorization", authorization)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  @Test
  void eachOfSeveralSearchesIsAnsweredInItsPlaceAndByItself() throws Exception {
    HttpResponse<String> reply =
        send(
            searches(
                "ApiKey " + Cinema.apiKey("cinemabook01"),
                """
                {"searches": [
                  {"index": "books", "query": "a"},
                  {"index": "movies", "query": "a"},
                  {"index": "books", "query": "a", "sise": 3},
                  {"index": "books.1", "query": "a"},
                  {"query": "a"},
                  5]}
                """));

    assertThat(reply.statusCode()).isEqualTo(200);
    JsonNode replies = json.readTree(reply.body()).path("replies");
    assertThat(replies.findValuesAsText("type"))
        .extracting(type -> type.substring(type.lastIndexOf('/') + 1))
        .containsExactly(
            "engine-unavailable",
            "forbidden",
            "invalid-request",
            "index-not-found",
            "invalid-request",
            "invalid-request");
    assertThat(replies.at("/0/status").asInt()).isEqualTo(503);
    assertThat(replies.at("/2/problem/violations/0/expected").asText())
        .endsWith("did you mean 'size'?");
    assertThat(replies.at("/4/problem/violations/0/field").asText()).isEqualTo("index");
    assertThat(reply.body()).doesNotContain("auspex.cinema", "127.0.0.1");
  }

  @Test
  void severalSearchesOfAForeignKeyOrAnOddBodyAreRefusedAsAWhole() throws Exception {
    String body = "{\"searches\":[{\"index\":\"movies\",\"query\":\"a\"}]}";

    assertProblem(
        send(searches("ApiKey " + Cinema.apiKey("placesfull01"), body)), 403, "forbidden");
    assertProblem(send(searches("ApiKey ax_nobodyknows1_x", body)), 401, "unauthenticated");
    assertProblem(send(searches(KEY, "{\"searches\":[]}")), 400, "invalid-request");
    assertProblem(send(searches(KEY, " ".repeat(65_537))), 413, "body-too-large");
  }

  @Test
  void refusesACursorThatItDidNotSeal() throws Exception {
    HttpResponse<String> reply = send(search(KEY, "{\"query\":\"a\",\"cursor\":\"AAAA\"}"));

    assertProblem(reply, 400, "invalid-request");
    assertThat(json.readTree(reply.body()).at("/violations/0/field").asText()).isEqualTo("cursor");
  }

  @Test
  void refusesPatchesDeletionsAndExportsThatSayNothingOrTooMuch() throws Exception {
    HttpRequest.Builder patch =
        to(DOCUMENTS + "/m1")
            .header("Authorization", KEY)
            .header("Content-Type", "application/merge-patch+json");
    HttpRequest.Builder delete =
        to(DOCUMENTS + "/delete")
            .header("Authorization", KEY)
            .header("Content-Type", "application/json");

    assertProblem(
        send(patch.copy().method("PATCH", BodyPublishers.ofString("[]"))), 400, "invalid-request");
    assertProblem(
        send(
            patch
                .copy()
                .header("If-Match", "yesterday")
                .method("PATCH", BodyPublishers.ofString("{}"))),
        400,
        "invalid-request");
    assertProblem(
        send(patch.copy().method("PATCH", BodyPublishers.ofString("{\"year\":1}"))),
        503,
        "engine-unavailable");
    assertProblem(
        send(
            to(DOCUMENTS + "/m1")
                .header("Authorization", KEY)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{}"))),
        415,
        "unsupported-media-type");
    for (String body : List.of("{}", "null", "{\"all\":false}", "{\"query\":\"x\"}")) {
      assertProblem(
          send(delete.copy().POST(BodyPublishers.ofString(body))), 400, "invalid-request");
    }
    HttpResponse<String> misfit =
        send(
            delete
                .copy()
                .POST(
                    BodyPublishers.ofString("{\"filter\":{\"field\":\"yaer\",\"equals\":1990}}")));
    assertProblem(misfit, 400, "invalid-request");
    assertThat(json.readTree(misfit.body()).at("/violations/0/field").asText()).isEqualTo("filter");
    assertProblem(
        send(delete.copy().POST(BodyPublishers.ofString("{\"all\":true}"))),
        503,
        "engine-unavailable");
    assertProblem(
        send(to(DOCUMENTS).header("Authorization", KEY).GET()), 503, "engine-unavailable");
  }

  @Test
  void keysThatOnlyReadPatchAndDeleteNothing() throws Exception {
    String reading = "ApiKey " + Cinema.apiKey("cinemaread01");

    assertProblem(
        send(
            to(DOCUMENTS + "/m1")
                .header("Authorization", reading)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{}"))),
        403,
        "forbidden");
    assertProblem(
        send(
            to(DOCUMENTS + "/delete")
                .header("Authorization", reading)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"all\":true}"))),
        403,
        "forbidden");
    assertProblem(
        send(
            to(DOCUMENTS).header("Authorization", "ApiKey " + Cinema.apiKey("placesfull01")).GET()),
        403,
        "forbidden");
  }

  @Test
  void refusesAWaitThatItDoesNotKnow() throws Exception {
    HttpResponse<String> reply =
        send(to(DOCUMENTS + "/m1?wait=forever").header("Authorization", KEY).DELETE());

    assertProblem(reply, 400, "invalid-request");
  }

  @Test
  void anAnalysisNeedsNoEngineAndRefusesWhatItDoesNotKnow() throws Exception {
    String analyze = "/v1/tenants/cinema/indexes/movies/analyze";

    HttpResponse<String> reply =
        send(
            to(analyze)
                .header("Authorization", KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"ＷＡＲ\",\"field\":\"title\"}")));
    HttpResponse<String> wrong =
        send(
            to(analyze)
                .header("Authorization", KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"x\",\"field\":\"genre\"}")));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(json.readTree(reply.body()))
        .isEqualTo(
            json.readTree(
                """
                {"text": "ＷＡＲ", "normalised": "war", "steps": ["nfkc", "case"],
                 "fields": [{"field": "title"}], "rules": [],
                 "rewrite": {"entities": [], "synonyms": [], "steps": [
                   {"step": "normalise", "outcome": "changed", "details": ["nfkc", "case"]},
                   {"step": "rules", "outcome": "unchanged", "details": []},
                   {"step": "entities", "outcome": "unchanged", "details": []},
                   {"step": "words", "outcome": "unchanged", "details": []},
                   {"step": "synonyms", "outcome": "unchanged", "details": []}]}}
                """));
    assertProblem(wrong, 400, "invalid-request");
  }

  @Test
  void theDescriptionOfTheApiIsTheCommittedOne() throws Exception {
    HttpResponse<String> reply = send(to("/q/openapi?format=yaml").GET());

    // As trees: the order of members is another in each build.
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    assertThat(yaml.readTree(reply.body()))
        .as("copy query-gateway/target/openapi/openapi.yaml to docs/api/query-gateway.yaml")
        .isEqualTo(yaml.readTree(Path.of("../docs/api/query-gateway.yaml").toFile()));
  }

  @Test
  void aScopedKeyIsAdmittedAndOneThatWasTamperedWithIsNot() throws Exception {
    String token =
        ScopedKey.mint(
            Cinema.apiKey("cinemafull01"),
            "{\"key\":\"cinemafull01\",\"expiresAt\":\"%s\"}"
                .formatted(Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS)));

    assertProblem(send(search("ApiKey " + token, "{\"query\":\"a\"}")), 503, "engine-unavailable");
    assertProblem(
        send(search("ApiKey " + token.replace("axs_e", "axs_f"), "{\"query\":\"a\"}")),
        401,
        "unauthenticated");
    assertProblem(
        send(search("ApiKey axs_" + "a".repeat(4100) + ".b", "{\"query\":\"a\"}")),
        401,
        "unauthenticated");
  }
}

package dev.auspex.gateway.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.GatewayAlone;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compatible surface of a gateway with nothing behind it. */
@QuarkusTest
@TestProfile(GatewayAlone.class)
class CompatibleIT {
  private static final String KEY = "ApiKey " + Cinema.apiKey("cinemafull01");
  private static final String VENDOR = "application/vnd.elasticsearch+json; compatible-with=9";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  @TestHTTPResource("/")
  private URI root;

  private HttpResponse<String> send(
      String method, String path, String authorization, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", authorization)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /es/movies/_search | cinemafull01 | {}                   | 503 | unavailable_shards_exception | engine-unavailable",
        "POST | /es/nowhere/_search | cinemafull01 | {}                  | 404 | index_not_found_exception | index-not-found",
        "POST | /es/movies,books/_search | cinemafull01 | {}             | 404 | index_not_found_exception | index-not-found",
        "POST | /es/%2A/_search | cinemafull01 | {}                      | 404 | index_not_found_exception | index-not-found",
        "POST | /es/movies/_search | cinemabook01 | {}                   | 403 | security_exception | forbidden",
        "PUT  | /es/movies/_doc/1 | cinemaread01 | {}                    | 403 | security_exception | forbidden",
        "POST | /es/movies/_search | cinemaold001 | {}                   | 401 | security_exception | api-key-expired",
        "POST | /es/movies/_search | cinemanone01 | {}                   | 401 | security_exception | unauthenticated",
        "POST | /es/movies/_search | placesfull01 | {}                   | 404 | index_not_found_exception | index-not-found",
        "POST | /es/movies/_search | cinemafull01 | {\"size\": -1}       | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/movies/_search | cinemafull01 | {\"size\": 1         | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/movies/_search | cinemafull01 | []                   | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/movies/_search?q=x | cinemafull01 | {}               | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/movies/_search?scroll=1m | cinemafull01 | {}         | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/movies/_count | cinemafull01 | {\"size\": 1}         | 400 | illegal_argument_exception | invalid-request",
        "PUT  | /es/movies/_doc/1?routing=x | cinemafull01 | {}          | 400 | illegal_argument_exception | invalid-request",
        "PUT  | /es/movies/_doc/1?if_seq_no=1 | cinemafull01 | {}        | 400 | illegal_argument_exception | invalid-request",
        "PUT  | /es/movies/_doc/1 | cinemafull01 | {\"yeer\": 1}         | 400 | document_parsing_exception | invalid-document",
        "POST | /es/movies/_update/1 | cinemafull01 | {\"script\": \"x\"} | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/movies/_mget | cinemafull01 | {\"docs\": [{\"_index\": \"books\", \"_id\": \"1\"}]} | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/movies/_bulk | cinemafull01 | {\"index\": {}}        | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/_bulk | cinemafull01 | {\"index\": {}}               | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/movies/_msearch | cinemafull01 | {}                  | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/movies/_delete_by_query | cinemafull01 | {}          | 400 | illegal_argument_exception | invalid-request",
        "POST | /es/_search | cinemafull01 | {}                          | 400 | illegal_argument_exception | invalid-request",
        "GET  | /es/_cat/indices | cinemafull01 | ''                     | 400 | illegal_argument_exception | invalid-request",
        "PATCH | /es/movies/_search | cinemafull01 | {}                  | 405 | method_not_allowed_exception | method-not-allowed"
      })
  void refusalsHaveElasticsearchsShapeAndOurProblem(
      String method, String path, String key, String body, int status, String type, String problem)
      throws Exception {
    HttpResponse<String> reply = send(method, path, "ApiKey " + Cinema.apiKey(key), body);

    JsonNode read = json.readTree(reply.body());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    assertThat(read.path("status").asInt()).isEqualTo(status);
    assertThat(read.at("/error/type").asText()).isEqualTo(type);
    assertThat(read.at("/error/problem").asText()).endsWith("/" + problem);
    assertThat(read.at("/error/root_cause/0/reason")).isEqualTo(read.at("/error/reason"));
    assertThat(read.at("/error/trace_id").asText())
        .isEqualTo(reply.headers().firstValue("Auspex-Trace-Id").orElseThrow());
    assertThat(reply.headers().firstValue("X-Elastic-Product")).contains("Elasticsearch");
    assertThat(reply.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(reply.body()).doesNotContain("auspex.cinema", "127.0.0.1");
  }

  @Test
  void aTokenIsRefusedBecauseItNamesNoTenant() throws Exception {
    HttpResponse<String> reply = send("POST", "/es/movies/_search", "Bearer x.y.z", "{}");

    assertThat(reply.statusCode()).isEqualTo(401);
    assertThat(json.readTree(reply.body()).at("/error/type").asText())
        .isEqualTo("security_exception");
  }

  @Test
  void elasticsearchsMediaTypeIsAnsweredWhereItIsAskedFor() throws Exception {
    HttpResponse<String> info =
        send("GET", "/es/", KEY, "", "Accept", VENDOR, "Content-Type", VENDOR);
    HttpResponse<String> refused =
        send("POST", "/es/nowhere/_search", KEY, "{}", "Accept", VENDOR, "Content-Type", VENDOR);

    assertThat(info.statusCode()).isEqualTo(200);
    assertThat(json.readTree(info.body()).at("/version/number").asText()).isEqualTo("9.0.0");
    for (HttpResponse<String> reply : List.of(info, refused)) {
      assertThat(reply.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
          .startsWith("application/vnd.elasticsearch+json;compatible-with=9");
    }
  }

  @Test
  void theMappingIsTheSchemaInElasticsearchsWords() throws Exception {
    HttpResponse<String> mapping = send("GET", "/es/movies/_mapping", KEY, "");
    HttpResponse<String> capabilities =
        send("POST", "/es/movies/_field_caps", KEY, "{\"fields\": [\"ti*\", \"nothing\"]}");
    HttpResponse<String> there = send("HEAD", "/es/movies", KEY, "");
    HttpResponse<String> missing = send("HEAD", "/es/nowhere", KEY, "");
    HttpResponse<String> foreign =
        send("HEAD", "/es/movies", "ApiKey " + Cinema.apiKey("placesfull01"), "");

    JsonNode properties = json.readTree(mapping.body()).at("/movies/mappings/properties");
    assertThat(properties.at("/title")).isEqualTo(json.readTree("{\"type\": \"text\"}"));
    assertThat(properties.at("/meaning"))
        .isEqualTo(
            json.readTree(
                "{\"type\": \"dense_vector\", \"dims\": 3, \"index\": true,"
                    + " \"similarity\": \"cosine\"}"));
    assertThat(json.readTree(capabilities.body()))
        .isEqualTo(
            json.readTree(
                """
                {"indices": ["movies"], "fields": {"title": {"text": {"type": "text",
                  "metadata_field": false, "searchable": true, "aggregatable": false}}}}
                """));
    assertThat(there.statusCode()).isEqualTo(200);
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(foreign.statusCode()).isEqualTo(404);
  }

  @Test
  void eachOfSeveralSearchesIsAdmittedByItself() throws Exception {
    HttpResponse<String> reply =
        send(
            "POST",
            "/es/_msearch",
            "ApiKey " + Cinema.apiKey("cinemabook01"),
            """
            {"index": "books"}
            {"query": {"wildcard": {}}}
            {"index": "movies"}
            {}
            {"index": "nowhere"}
            {}
            """);

    JsonNode responses = json.readTree(reply.body()).path("responses");
    assertThat(responses.findValuesAsText("status")).containsExactly("400", "403", "403");
    assertThat(responses.at("/0/error/reason").asText()).contains("[query.wildcard]");
    assertThat(responses.at("/1/error/type").asText()).isEqualTo("security_exception");
  }

  @Test
  void pagesOfAKeysOriginMayReadReplies() throws Exception {
    HttpResponse<String> reply =
        send(
            "GET",
            "/es/",
            "ApiKey " + Cinema.apiKey("cinemapage01"),
            "",
            "Origin",
            Cinema.PAGE.value());
    HttpResponse<String> other =
        send(
            "GET",
            "/es/",
            "ApiKey " + Cinema.apiKey("cinemapage01"),
            "",
            "Origin",
            "https://elsewhere.example.com");

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Access-Control-Allow-Origin"))
        .contains(Cinema.PAGE.value());
    assertThat(other.statusCode()).isEqualTo(403);
  }
}

package dev.auspex.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API =
      """
      openapi: 3.1.0
      components:
        schemas:
          Search:
            type: object
            required: [query]
            properties:
              query: {type: string}
              size: {type: integer, minimum: 1, maximum: 100}
              filter: {$ref: "#/components/schemas/Filter"}
          Filter:
            type: object
            properties:
              and: {type: array, items: {$ref: "#/components/schemas/Filter"}}
              field: {type: [string, "null"]}
      paths:
        /v1/tenants/{tenant}/indexes/{index}/search:
          post:
            requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Search"}}}}
        /v1/tenants/{tenant}/indexes/{index}/documents/{id}:
          get: {}
          put:
            parameters: [{name: wait, in: query, schema: {enum: [visible]}}]
            requestBody: {content: {application/json: {schema: {type: object}}}}
        /v1/tenants/{tenant}/indexes/{index}/documents:
          post:
            requestBody: {content: {application/x-ndjson: {schema: {type: string}}}}
      """;
  private static final String DOCUMENT =
      "{\"type\":\"object\",\"required\":[\"title\"],\"properties\":{\"title\":{\"type\":\"string\"}}}";

  @TempDir Path folder;
  private ApiDescription api = new ApiDescription(List.of(), JSON.createObjectNode());

  @BeforeEach
  void description() throws IOException {
    Path file = folder.resolve("api.yaml");
    Files.writeString(file, API);
    api = ApiDescription.read(file);
  }

  private FuzzRequests requests(long seed) throws IOException {
    return new FuzzRequests(
        api,
        JSON.readTree(DOCUMENT),
        Map.of(),
        List.of("lantern"),
        Map.of("tenant", List.of("own"), "index", List.of("things")),
        "ax_aaaaaaaaaaaa_secret",
        List.of("other"),
        seed);
  }

  @Test
  void everyOperationOfTheDescriptionIsKnown() {
    assertThat(api.operations())
        .extracting(ApiDescription.Operation::toString)
        .containsExactly(
            "POST /v1/tenants/{tenant}/indexes/{index}/search",
            "GET /v1/tenants/{tenant}/indexes/{index}/documents/{id}",
            "PUT /v1/tenants/{tenant}/indexes/{index}/documents/{id}",
            "POST /v1/tenants/{tenant}/indexes/{index}/documents");
  }

  @Test
  void seedAndNumberAloneMakeARequest() throws IOException {
    byte[] once = requests(1).make(17).wire().array();

    assertThat(requests(1).make(17).wire().array()).isEqualTo(once);
    assertThat(requests(1).make(18).wire().array()).isNotEqualTo(once);
    assertThat(requests(2).make(17).wire().array()).isNotEqualTo(once);
  }

  @Test
  void aThousandRequestsReachEveryOperationAndFitOntoAConnection() throws IOException {
    FuzzRequests requests = requests(3);
    Set<String> operations = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      FuzzRequest request = requests.make(i);
      operations.add(request.operation());
      if (request.strictHttp()) {
        assertThat(request.wire().toString()).contains("\r\nConnection: close\r\n");
        assertThat(request.firstLine()).doesNotContain("{tenant}", "{id}");
      }
    }

    assertThat(operations).hasSize(5).contains("no HTTP");
  }

  @Test
  void withNothingWrongABodyIsAsTheDescriptionSays() throws IOException {
    Bodies bodies = new Bodies(api, JSON.readTree(DOCUMENT), Map.of(), List.of("lantern"));
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      JsonNode search = JSON.readTree(bodies.json(api.operations().get(0).body(), 0, random));
      JsonNode document = JSON.readTree(bodies.json(api.operations().get(2).body(), 0, random));

      assertThat(search.path("query").isTextual()).isTrue();
      assertThat(search.path("size").asInt(1)).isBetween(1, 100);
      assertThat(document.path("title").isTextual()).isTrue();
      assertThat(JSON.readTree(bodies.line(0, random)).path("id").isTextual()).isTrue();
    }
  }
}

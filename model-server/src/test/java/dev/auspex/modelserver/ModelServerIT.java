package dev.auspex.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelServerIT {
  private static ServerProcess server;

  @BeforeAll
  static void start() throws Exception {
    server = new ServerProcess("model-server-it").awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void anEnglishParaphraseOutranksUnrelatedTexts() throws Exception {
    List<Double> scores =
        scores(
            "minilm-rerank",
            "cheap pizza near the station",
            "Hair salon with colour and cut",
            "Budget pizza slices by the railway",
            "");

    assertThat(scores).hasSize(3).allSatisfy(score -> assertThat(score).isBetween(-1.0, 1.0));
    assertThat(scores.get(1)).isGreaterThan(scores.get(0) + 0.2);
    assertThat(scores.get(1)).isGreaterThan(scores.get(2) + 0.2);
  }

  @Test
  void aChineseParaphraseOutranksUnrelatedTexts() throws Exception {
    List<Double> scores =
        scores("bge-small-zh-rerank", "附近好吃的川菜馆", "美发沙龙烫染套餐", "蜀香园四川菜馆，主打水煮鱼和麻婆豆腐", "");

    assertThat(scores.get(1)).isGreaterThan(scores.get(0) + 0.1);
    assertThat(scores.get(1)).isGreaterThan(scores.get(2) + 0.1);
  }

  @Test
  void theScoreOfADocumentDoesNotDependOnItsNeighboursNorOnTheCache() throws Exception {
    String[] all = new String[30];
    for (int i = 0; i < all.length; i++) {
      all[i] = "neighbour number %d ".formatted(i).repeat(1 + i % 7);
    }
    all[17] = "the one that counts";

    List<Double> together = scores("minilm-rerank", "what counts", all);
    List<Double> cached = scores("minilm-rerank", "what counts", all);

    assertThat(cached).isEqualTo(together);
    assertThat(scores("minilm-rerank", "what counts", all[17], "other"))
        .startsWith(together.get(17));
    try (ServerProcess other =
        new ServerProcess("model-server-cacheless-it", "model-server.cache.max-size=0")
            .awaitReady()) {
      assertThat(scores(other, "minilm-rerank", "what counts", all[17]))
          .containsExactly(together.get(17));
    }
  }

  @ParameterizedTest
  @CsvSource({"minilm,384", "bge-small-zh,512"})
  void embeddingsHaveTheirDimensionsAndLengthOne(String model, int dimensions) throws Exception {
    // When
    HttpResponse<String> response =
        server.post(
            "/v2/models/" + model + "/infer",
            """
            {"id":"7","parameters":{"input_type":"query"},
             "inputs":[{"name":"text","shape":[2],"datatype":"BYTES","data":["红烧肉 and rice","😀"]}]}
            """);

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode body = server.json(response);
    assertThat(body.at("/model_name").asText()).isEqualTo(model);
    assertThat(body.at("/model_version").asText()).isEqualTo("1");
    assertThat(body.at("/id").asText()).isEqualTo("7");
    JsonNode output = body.at("/outputs/0");
    assertThat(output.at("/name").asText()).isEqualTo("embedding");
    assertThat(output.at("/datatype").asText()).isEqualTo("FP32");
    assertThat(output.at("/shape").toString()).isEqualTo("[2,%d]".formatted(dimensions));
    assertThat(output.at("/data")).hasSize(2 * dimensions);
    for (int row = 0; row < 2; row++) {
      double squares = 0;
      for (int i = 0; i < dimensions; i++) {
        squares += Math.pow(output.at("/data").get(row * dimensions + i).asDouble(), 2);
      }
      assertThat(squares).isEqualTo(1, offset(1e-4));
    }
  }

  @Test
  void rerankAnswersBestFirstAndNamesTheIndex() throws Exception {
    HttpResponse<String> response =
        server.post(
            "/rerank", "{\"query\":\"pizza\",\"texts\":[\"hair salon\",\"a pizza place\"]}");

    JsonNode ranks = server.json(response);
    assertThat(ranks).hasSize(2);
    assertThat(ranks.at("/0/index").asInt()).isEqualTo(1);
    assertThat(ranks.at("/0/score").asDouble()).isGreaterThan(ranks.at("/1/score").asDouble());
  }

  @Test
  void embedTakesOneTextOrSeveral() throws Exception {
    JsonNode one = server.json(server.post("/embed", "{\"inputs\":\"pizza\"}"));
    JsonNode two =
        server.json(
            server.post("/embed", "{\"inputs\":[\"pasta\",\"pizza\"],\"model\":\"minilm\"}"));

    assertThat(one).hasSize(1);
    assertThat(one.get(0)).hasSize(384);
    assertThat(two).hasSize(2);
    assertThat(two.get(1)).isEqualTo(one.get(0));
  }

  @Test
  void metadataNamesInputsAndOutputs() throws Exception {
    assertThat(server.get("/v2/models/minilm").body())
        .isEqualTo(
            "{\"name\":\"minilm\",\"versions\":[\"1\"],\"platform\":\"onnxruntime_onnx\","
                + "\"inputs\":[{\"name\":\"text\",\"datatype\":\"BYTES\",\"shape\":[-1]}],"
                + "\"outputs\":[{\"name\":\"embedding\",\"datatype\":\"FP32\",\"shape\":[-1,384]}]}");
    assertThat(server.json(server.get("/v2")).at("/name").asText())
        .isEqualTo("auspex-model-server");
    assertThat(server.json(server.get("/info")).at("/models")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/health/live,{\"live\":true}",
    "/v2/health/ready,{\"ready\":true}",
    "/v2/models/minilm-rerank/ready,'{\"name\":\"minilm-rerank\",\"ready\":true}'",
    "/health,''"
  })
  void healthAnswersEveryProtocol(String path, String body) throws Exception {
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void metricsCountTokensAndCacheHits() throws Exception {
    server.post("/embed", "{\"inputs\":\"count me\"}");
    server.post("/embed", "{\"inputs\":\"count me\"}");

    assertThat(server.get("/q/metrics").body())
        .containsPattern("auspex_model_tokens_total\\{weights=\"minilm\"\\} [1-9]")
        .containsPattern("cache_gets_total\\{cache=\"embeddings\",result=\"hit\"\\} [1-9]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]} | inputs[0].shape",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[\"a\"]}]} | inputs[0].datatype",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[5]}]} | inputs[0].data[0]",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[true]}]} | inputs[0].data[0]",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[null]}]} | inputs[0].data[0]",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1.5],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]} | inputs[0].shape[0]",
        "{\"inputs\":[{\"name\":\"txt\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]} | inputs[0].name",
        "{\"inputs\":{}} | inputs",
        "{\"inputs\":[]} | inputs",
        "{} | inputs",
        "{\"input\":[]} | input",
        "{\"parameters\":{\"input_type\":\"passage\"}} | parameters.input_type",
        "{\"parameters\":{\"priority\":1}} | parameters.priority"
      })
  void aWrongFieldIsNamedByItsPath(String body, String field) throws Exception {
    HttpResponse<String> response = server.post("/v2/models/minilm/infer", body);

    JsonNode problem = problem(response, 400, "invalid-request");
    assertThat(problem.at("/violations/0/field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/rerank | {\"texts\":[\"a\"]} | query",
        "/rerank | {\"query\":\"a\",\"texts\":[]} | texts",
        "/rerank | {\"query\":\"a\",\"texts\":[\"a\"],\"model\":\"minilm\"} | model",
        "/embed | {} | inputs",
        "/embed | {\"inputs\":7} | inputs[0]",
        "/embed | {\"inputs\":\"a\",\"model\":\"minilm-rerank\"} | model"
      })
  void theShorterCallsNameTheWrongFieldToo(String path, String body, String field)
      throws Exception {
    JsonNode problem = problem(server.post(path, body), 400, "invalid-request");

    assertThat(problem.at("/violations/0/field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | came none",
        "'[]' | not as expected",
        "{ | not the expected JSON",
        "{}x | JSON"
      })
  void aBodyThatIsNoRequestIsRefused(String body, String ignored) throws Exception {
    problem(server.post("/v2/models/minilm/infer", body), 400, "invalid-request");
  }

  @Test
  void anUnknownModelIsNotFound() throws Exception {
    problem(server.get("/v2/models/gpt"), 404, "model-not-found");
    problem(server.get("/v2/models/gpt/ready"), 404, "model-not-found");
    problem(server.post("/v2/models/gpt/infer", "{}"), 404, "model-not-found");
    problem(server.post("/embed", "{\"inputs\":\"a\",\"model\":\"gpt\"}"), 404, "model-not-found");
  }

  @Test
  void wrongPathMethodAndMediaTypeAreProblems() throws Exception {
    problem(server.get("/v3"), 404, "not-found");
    problem(server.get("/rerank"), 405, "method-not-allowed");
    problem(
        server.post("/rerank", "a", "Content-Type", "text/plain"), 415, "unsupported-media-type");
    problem(server.get("/info", "Accept", "image/png"), 406, "not-acceptable");
  }

  @Test
  void withoutTimeLeftTheAnswerIsDeadlineExceeded() throws Exception {
    String body = "{\"query\":\"a\",\"texts\":[\"b\"]}";

    problem(server.post("/rerank", body, "Auspex-Deadline-Millis", "0"), 504, "deadline-exceeded");
    JsonNode problem =
        problem(
            server.post("/rerank", body, "Auspex-Deadline-Millis", "soon"), 400, "invalid-request");
    assertThat(problem.at("/violations/0/field").asText()).isEqualTo("Auspex-Deadline-Millis");
  }

  @Test
  void aBodyOverTheLimitIsRefused() throws Exception {
    String text = "a".repeat(9 * 1024 * 1024);

    problem(server.post("/embed", "{\"inputs\":\"" + text + "\"}"), 413, "body-too-large");
  }

  @Test
  void theCommittedOpenApiFileIsWhatTheServerSays() throws Exception {
    String committed = Files.readString(Path.of("..", "docs", "api", "model-server.yaml"));

    assertThat(server.get("/q/openapi").body())
        .as("copy model-server/target/openapi/openapi.yaml to docs/api/model-server.yaml")
        .isEqualToNormalizingNewlines(committed);
  }

  private static List<Double> scores(String model, String query, String... documents)
      throws Exception {
    return scores(server, model, query, documents);
  }

  private static List<Double> scores(
      ServerProcess server, String model, String query, String... documents) throws Exception {
    HttpResponse<String> response =
        server.post(
            "/v2/models/" + model + "/infer",
            """
            {"inputs":[{"name":"query","shape":[1],"datatype":"BYTES","data":["%s"]},
                       {"name":"documents","shape":[%d],"datatype":"BYTES","data":["%s"]}]}
            """
                .formatted(query, documents.length, String.join("\",\"", documents)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    List<Double> scores = new ArrayList<>();
    server.json(response).at("/outputs/0/data").forEach(score -> scores.add(score.asDouble()));
    return scores;
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String type)
      throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(media -> assertThat(media).startsWith("application/problem+json"));
    JsonNode problem = server.json(response);
    assertThat(problem.at("/type").asText()).isEqualTo("https://auspex.dev/problems/" + type);
    return problem;
  }
}

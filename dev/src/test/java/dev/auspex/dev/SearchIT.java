package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchIT {
  private static final String MOVIES = "/v1/tenants/cinema/indexes/movies/search";

  private static String key = "";
  private final PublicApi api = SharedStack.api();

  @BeforeAll
  static void key() throws IOException, InterruptedException {
    key = SharedStack.key("cinema");
  }

  @Test
  void bothChannelsRecallAndTheModelOrders() throws IOException, InterruptedException {
    JsonNode reply = searchUntilModelAnswers("{\"query\":\"war in space\",\"size\":10}");

    assertThat(reply.path("hits")).hasSize(10);
    assertThat(reply.path("hits").findValuesAsText("name")).contains("term", "vector");
    assertThat(reply.path("rank").path("scored").asInt()).isEqualTo(24);
    assertThat(reply.path("rank").path("degraded")).isEmpty();
    List<Double> scores = new ArrayList<>();
    reply.path("hits").forEach(hit -> scores.add(hit.path("model").path("score").asDouble()));
    assertThat(scores).isSortedAccordingTo((left, right) -> Double.compare(right, left));
    assertThat(reply.toString()).contains("<em>").doesNotContain("auspex.cinema");
  }

  @Test
  void widthAndCaseOfTheQueryDoNotMatter() throws IOException, InterruptedException {
    JsonNode plain = searchUntilModelAnswers("{\"query\":\"star wars\"}");
    JsonNode wide = searchUntilModelAnswers("{\"query\":\"ＳＴＡＲ  Wars\"}");

    assertThat(wide.path("query").path("normalised").asText()).isEqualTo("star wars");
    assertThat(wide.path("hits").findValuesAsText("id"))
        .isEqualTo(plain.path("hits").findValuesAsText("id"));
  }

  @Test
  void pagesOfOneSearchDoNotOverlap() throws IOException, InterruptedException {
    List<String> whole =
        searchUntilModelAnswers("{\"query\":\"love story\",\"size\":20}")
            .path("hits")
            .findValuesAsText("id");
    List<String> pages = new ArrayList<>();
    for (int offset = 0; offset < 20; offset += 10) {
      pages.addAll(
          searchUntilModelAnswers(
                  "{\"query\":\"love story\",\"size\":10,\"offset\":%d}".formatted(offset))
              .path("hits")
              .findValuesAsText("id"));
    }

    assertThat(pages).isEqualTo(whole).doesNotHaveDuplicates();
  }

  @Test
  void aWrongBodyIsRefusedWithTheField() throws IOException, InterruptedException {
    Reply unknown = api.gateway("POST", MOVIES, key, "{\"query\":\"x\",\"sise\":3}");
    Reply tooMany = api.gateway("POST", MOVIES, key, "{\"query\":\"x\",\"size\":1000}");

    assertThat(unknown.problem()).isEqualTo("invalid-request");
    assertThat(unknown.body().toString()).contains("sise");
    assertThat(tooMany.problem()).isEqualTo("invalid-request");
    assertThat(tooMany.body().path("violations").path(0).path("field").asText()).isEqualTo("size");
  }

  @Test
  void noQueryBringsDocumentsOfAnotherTenant() throws IOException, InterruptedException {
    String places = SharedStack.key("places");

    JsonNode all =
        api.gateway(
                "POST",
                "/v1/tenants/places/indexes/cities/search",
                places,
                "{\"query\":\"star wars\",\"size\":50}")
            .orThrow("search");

    assertThat(all.path("hits").findValuesAsText("id"))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(id).startsWith("geonames-"));
  }

  /** A busy machine may miss the model's budget of some hundred milliseconds once. */
  private JsonNode searchUntilModelAnswers(String body) throws IOException, InterruptedException {
    List<JsonNode> last = new ArrayList<>();
    Await.until(
        "the model answers " + body,
        () -> {
          JsonNode reply = api.gateway("POST", MOVIES, key, body).orThrow("search");
          last.add(reply);
          return reply.path("rank").path("rung").asText().equals("model");
        });
    return last.getLast();
  }
}

package dev.auspex.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.benchmarks.fuzz.FuzzRequest.Wire;
import dev.auspex.benchmarks.platform.RawHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyCheckTest {
  private final ReplyCheck check = new ReplyCheck("canary77");

  private static FuzzRequest request(String path) {
    return new FuzzRequest(
        1,
        "search",
        true,
        new Wire(
            "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path).getBytes(StandardCharsets.UTF_8)));
  }

  private static Reply problem(int status, String type, String detail) {
    return new Reply(
        status,
        Map.of("content-type", "application/problem+json;charset=UTF-8"),
        "{\"type\":\"https://auspex.dev/problems/%s\",\"title\":\"t\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"/x\",\"traceId\":\"1\"}"
            .formatted(type, status, detail));
  }

  private static Reply ok(String body) {
    return new Reply(200, Map.of("content-type", "application/json"), body);
  }

  @Test
  void aProperRefusalAndAProperAnswerAreGood() {
    assertThat(check.wrongs(request("/x"), problem(404, "index-not-found", "no index"))).isEmpty();
    assertThat(check.wrongs(request("/x"), ok("{\"hits\":[]}"))).isEmpty();
  }

  @Test
  void fiveHundredIsWrongEvenAsAProblem() {
    assertThat(check.wrongs(request("/x"), problem(500, "internal", "look into the log")))
        .containsExactly("status 500");
  }

  @Test
  void aRefusalThatIsNoProblemIsWrong() {
    Reply html = new Reply(404, Map.of("content-type", "text/html"), "<h1>Not found</h1>");

    assertThat(check.wrongs(request("/x"), html))
        .containsExactly("status 404 as 'text/html', not as a problem");
  }

  @Test
  void aProblemOfAnUnknownTypeIsWrong() {
    assertThat(check.wrongs(request("/x"), problem(400, "something-else", "d")))
        .containsExactly(
            "a problem of an unknown type 'https://auspex.dev/problems/something-else'");
  }

  @Test
  void theCanaryIsWrongWhereverItStands() {
    assertThat(check.wrongs(request("/x"), ok("{\"title\":\"a canary77\"}"))).hasSize(1);
    assertThat(check.wrongs(request("/x"), new Reply(200, Map.of("x-hint", "canary77"), "{}")))
        .hasSize(1);
  }

  @Test
  void whatLiesBehindIsWrong() {
    for (String secret :
        new String[] {
          "auspex.shop.1",
          "auspex-cell-1",
          "txt_03",
          "tenant_index",
          "co.elastic.clients.ElasticsearchException",
          "IllegalStateException",
          "127.0.0.1:9200",
          "localhost"
        }) {
      assertThat(check.wrongs(request("/x"), ok("{\"a\":\"" + secret + "\"}")))
          .as(secret)
          .hasSize(1);
    }
  }

  @Test
  void whatTheRequestSaidItselfIsNoSecret() {
    assertThat(check.wrongs(request("/tenant_index"), ok("{\"a\":\"tenant_index\"}"))).isEmpty();
    assertThat(check.wrongs(request("/%74xt_03"), ok("{\"a\":\"txt_03\"}"))).isEmpty();
  }
}

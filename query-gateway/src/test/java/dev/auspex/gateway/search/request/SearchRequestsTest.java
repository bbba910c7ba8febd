package dev.auspex.gateway.search.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.edge.Problems;
import dev.auspex.edge.StrictJson;
import dev.auspex.gateway.Cinema;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRequestsTest {
  private final SearchRequests requests =
      new SearchRequests(StrictJson.applyTo(new ObjectMapper()));

  private SearchQuery read(String body) {
    return requests.check(
        requests.parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
        Cinema.RANKING);
  }

  @Test
  void aQueryAloneGetsTheFirstTenHits() {
    assertThat(read("{\"query\":\"War\"}")).isEqualTo(new SearchQuery("War", 10, 0, 100));
  }

  @Test
  void aPageMayEndWhereTheWindowEnds() {
    assertThat(read("{\"query\":\"\",\"size\":20,\"offset\":80}"))
        .isEqualTo(new SearchQuery("", 20, 80, 100));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|query",
        "{\"query\":null}|query",
        "{\"query\":\"a\",\"size\":0}|size",
        "{\"query\":\"a\",\"size\":101}|size",
        "{\"query\":\"a\",\"offset\":-1}|offset",
        "{\"query\":\"a\",\"offset\":91}|offset",
        "{\"query\":\"a\",\"offset\":2147483647}|offset",
      })
  void namesTheMemberThatIsOutOfRange(String body, String member) {
    ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> read(body));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.violations()).extracting(Violation::field).containsExactly(member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"query\":\"a\"",
        "{\"query\":\"a\"} {}",
        "{\"query\":\"a\",\"query\":\"b\"}",
        "{\"query\":\"a\",\"filter\":{}}",
        "{\"query\":7}",
        "{\"query\":\"a\",\"size\":\"5\"}",
        "{\"query\":\"a\",\"size\":1.5}",
        "{\"query\":\"a\",\"size\":99999999999}",
        "{\"query\":{\"match_all\":{}}}",
      })
  void anotherShapeIsRefused(String body) {
    Throwable failure = catchThrowable(() -> read(body));

    assertThat(Problems.from(failure).type()).isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void aHugeBodyIsRefusedUnread() {
    ApiProblem problem =
        catchThrowableOfType(ApiProblem.class, () -> read(" ".repeat(64 * 1024 + 1)));

    assertThat(problem.type()).isEqualTo(ProblemType.BODY_TOO_LARGE);
  }
}

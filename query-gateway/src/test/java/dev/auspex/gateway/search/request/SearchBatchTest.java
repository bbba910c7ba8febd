package dev.auspex.gateway.search.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.edge.Problems;
import dev.auspex.edge.StrictJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchBatchTest {
  private final SearchBatch batch = new SearchBatch(StrictJson.applyTo(new ObjectMapper()));

  private List<SearchBatch.Item> read(String body) {
    return batch.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void eachSearchIsPartedFromItsIndexAndNotYetChecked() {
    List<SearchBatch.Item> items =
        read(
            "{\"searches\":[{\"index\":\"movies\",\"query\":\"war\",\"size\":3},"
                + "{\"query\":\"war\"},{\"index\":5},7]}");

    assertThat(items).extracting(SearchBatch.Item::index).containsExactly("movies", "", "", "");
    assertThat(items)
        .extracting(item -> item.body().toString())
        .containsExactly("{\"query\":\"war\",\"size\":3}", "{\"query\":\"war\"}", "{}", "7");
  }

  @Test
  void tenSearchesFitAndOneMoreDoesNot() {
    assertThat(read(searches(10))).hasSize(10);
    assertThat(catchThrowableOfType(ApiProblem.class, () -> read(searches(11))).violations())
        .extracting("field")
        .containsExactly("searches");
  }

  private static String searches(int count) {
    return "{\"searches\":[%s]}"
        .formatted(String.join(",", Collections.nCopies(count, "{\"index\":\"movies\"}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"searches\":[]}",
        "{\"searches\":{}}",
        "{\"searches\":[{}],\"index\":\"movies\"}",
        "{\"searches\":[{}],\"searches\":[{}]}",
        "{\"searches\":[{}]} {}",
        "{\"searches\":[{\"query\":\"a\",\"query\":\"b\"}]}",
      })
  void anotherShapeIsRefused(String body) {
    assertThat(Problems.from(catchThrowable(() -> read(body))).type())
        .isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void aHugeBodyIsRefusedUnread() {
    assertThat(catchThrowableOfType(ApiProblem.class, () -> read(" ".repeat(64 * 1024 + 1))).type())
        .isEqualTo(ProblemType.BODY_TOO_LARGE);
  }
}

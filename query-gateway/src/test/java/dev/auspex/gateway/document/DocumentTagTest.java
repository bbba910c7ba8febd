package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTagTest {
  @Test
  void readsOneTagOrAny() {
    assertThat(DocumentTag.wanted(null)).isEmpty();
    assertThat(DocumentTag.wanted(" * ")).isEmpty();
    assertThat(DocumentTag.wanted("\"17\"")).hasValue(17);
    assertThat(DocumentTag.of(17)).hasToString("\"17\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "17", "W/\"17\"", "\"17\", \"18\"", "\"-1\"", "\"9999999999999999999\""})
  void anythingElseIsRefused(String header) {
    ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> DocumentTag.wanted(header));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.violations()).extracting(Violation::field).containsExactly("If-Match");
  }

  @Test
  void anotherVersionIsRefusedWithTheOneThatIsThere() {
    ApiProblem problem =
        catchThrowableOfType(ApiProblem.class, () -> DocumentTag.require(OptionalLong.of(17), 18));

    assertThat(problem.type()).isEqualTo(ProblemType.PRECONDITION_FAILED);
    assertThat(problem.detail()).contains("\"18\"");
    assertThatCode(() -> DocumentTag.require(OptionalLong.of(18), 18)).doesNotThrowAnyException();
    assertThatCode(() -> DocumentTag.require(OptionalLong.empty(), 18)).doesNotThrowAnyException();
  }
}

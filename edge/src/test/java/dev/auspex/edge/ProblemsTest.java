package dev.auspex.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  record Body(TenantId tenant, List<Integer> numbers) {}

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aWrongTypeIsNamedWithItsPathAndInJsonWords() {
    Throwable failure =
        catchThrowable(() -> json.readValue("{\"numbers\":[1,\"two\"]}", Body.class));

    ApiProblem problem = Problems.from(failure);

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.violations())
        .containsExactly(new Violation("numbers[1]", "a value of type number, but was 'two'"));
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    Throwable failure = catchThrowable(() -> json.readValue("{\"numberz\":[]}", Body.class));

    assertThat(Problems.from(failure).violations())
        .containsExactly(
            new Violation(
                "numberz",
                "one of the known names [numbers, tenant], but the name is unknown; did you mean"
                    + " 'numbers'?"));
  }

  @Test
  void aNameThatIsNearToNoneIsNotGuessedAt() {
    Throwable failure = catchThrowable(() -> json.readValue("{\"colour\":[]}", Body.class));

    assertThat(Problems.from(failure).violations())
        .containsExactly(
            new Violation(
                "colour", "one of the known names [numbers, tenant], but the name is unknown"));
  }

  @Test
  void anIdentifierOfAnotherShapeSaysWhatItWants() {
    Throwable failure = catchThrowable(() -> json.readValue("{\"tenant\":\"Acme\"}", Body.class));

    assertThat(Problems.from(failure).violations())
        .containsExactly(
            new Violation(
                "tenant", "tenant id must be " + TenantId.EXPECTATION + ", but was 'Acme'"));
  }

  @Test
  void aBrokenBodyGivesThePlace() {
    Throwable failure = catchThrowable(() -> json.readValue("{\n  \"numbers\": ]", Body.class));

    ApiProblem problem = Problems.from(new WebApplicationException(failure, 400));

    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.detail()).startsWith("The body is not the expected JSON");
  }

  @Test
  void anUnexpectedFailureSaysNothingOfItself() {
    ApiProblem problem = Problems.from(new IllegalStateException("jdbc:postgresql secret"));

    assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL);
    assertThat(problem.detail()).doesNotContain("secret");
  }
}

package dev.auspex.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import java.util.List;

/**
 * A problem as it goes over the wire.
 *
 * @param type {@link ProblemType#uri()}
 * @param title {@link ProblemType#title()}
 * @param status the HTTP status
 * @param detail what was expected, what came, what to do
 * @param instance the path of the request
 * @param traceId the id that the log line carries too
 * @param violations the wrong fields; left out of the JSON where there are none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String traceId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {
  /** The media type of this body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Copies {@code violations}. */
  public ProblemBody {
    violations = List.copyOf(violations);
  }

  /** The body for {@code problem}. */
  public static ProblemBody of(ApiProblem problem, String instance, String traceId) {
    ProblemType type = problem.type();
    return new ProblemBody(
        type.uri(),
        type.title(),
        type.status(),
        problem.detail(),
        instance,
        traceId,
        problem.violations());
  }
}

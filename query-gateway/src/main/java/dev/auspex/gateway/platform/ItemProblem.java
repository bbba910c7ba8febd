package dev.auspex.gateway.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why one part of a request was refused where others were not: the words of the refusal that it
 * would have got alone.
 */
@Schema(
    name = "ItemProblem",
    requiredProperties = {"type", "title", "status", "detail"},
    description = "Why one part of a request was refused.")
public record ItemProblem(
    @Schema(examples = "https://auspex.dev/problems/invalid-document") String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {
  /** Copies {@code violations}. */
  public ItemProblem {
    violations = List.copyOf(violations);
  }

  /** {@code problem} as a part of a reply. */
  public static ItemProblem of(ApiProblem problem) {
    return new ItemProblem(
        problem.type().uri(),
        problem.type().title(),
        problem.type().status(),
        problem.detail(),
        problem.violations());
  }
}

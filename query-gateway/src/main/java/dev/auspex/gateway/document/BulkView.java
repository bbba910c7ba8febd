package dev.auspex.gateway.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How each line of a bulk ended.
 *
 * @param accepted documents that are stored
 * @param rejected lines that are not
 * @param items one per line that is not blank, in the order of the lines
 */
@Schema(
    name = "Bulk",
    requiredProperties = {"tookMillis", "accepted", "rejected", "items"},
    description = "How each line of a bulk ended.")
record BulkView(
    long tookMillis,
    @Schema(description = "Documents that are stored") int accepted,
    @Schema(description = "Lines that are not") int rejected,
    @Schema(
            description =
                "One per line that is not blank, in their order. Past the most documents of one"
                    + " bulk a single item stands for all lines from there on.")
        List<Item> items) {
  BulkView {
    items = List.copyOf(items);
  }

  /** One line. */
  @Schema(
      name = "BulkItem",
      requiredProperties = {"line", "id", "result"},
      description = "One line.")
  record Item(
      @Schema(description = "Place in the body, from 1", minimum = "1") int line,
      @Schema(description = "Null where the line has none that can be read", nullable = true)
          @Nullable String id,
      @Schema(enumeration = {"created", "updated", "rejected"}) String result,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Problem problem) {

    static Item written(int line, String id, boolean created) {
      return new Item(line, id, created ? "created" : "updated", null);
    }

    static Item rejected(int line, @Nullable String id, ApiProblem problem) {
      return new Item(line, id, "rejected", Problem.of(problem));
    }
  }

  /** Why a line was rejected: the same words as in the refusal of a single document. */
  @Schema(
      name = "BulkItemProblem",
      requiredProperties = {"type", "title", "status", "detail"},
      description = "Why a line was rejected.")
  record Problem(
      @Schema(examples = "https://auspex.dev/problems/invalid-document") String type,
      String title,
      int status,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {
    Problem {
      violations = List.copyOf(violations);
    }

    static Problem of(ApiProblem problem) {
      return new Problem(
          problem.type().uri(),
          problem.type().title(),
          problem.type().status(),
          problem.detail(),
          problem.violations());
    }
  }
}

package dev.auspex.gateway.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.gateway.platform.ItemProblem;
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
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ItemProblem problem) {

    static Item written(int line, String id, boolean created) {
      return new Item(line, id, created ? "created" : "updated", null);
    }

    static Item rejected(int line, @Nullable String id, ApiProblem problem) {
      return new Item(line, id, "rejected", ItemProblem.of(problem));
    }
  }
}

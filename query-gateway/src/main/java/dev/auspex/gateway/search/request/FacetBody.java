package dev.auspex.gateway.search.request;

import dev.auspex.contract.filter.FilterValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A facet as clients send it: at most one of {@code ranges}, {@code stats} and {@code interval};
 * the most frequent values where there is none. Public for the description of the API alone.
 *
 * @param field a facetable field
 * @param size most values or intervals
 * @param ranges between which bounds to count
 * @param stats true for least, greatest, mean and sum
 * @param interval a width for numbers, a period for dates
 * @param excludeOwnFilter whether to count as if the filter said nothing of the field
 */
@Schema(
    name = "SearchFacetQuery",
    requiredProperties = {"field"},
    description = "What to count: the most frequent values, or one of ranges, stats and interval.")
public record FacetBody(
    @Schema(description = "A facetable field", examples = "genre") @Nullable String field,
    @Schema(
            minimum = "1",
            maximum = "200",
            description = "Most values (10 where left out) or intervals (200)")
        @Nullable Integer size,
    @Schema(
            minItems = 1,
            maxItems = FacetRequests.MOST_VALUES,
            description = "Of numbers and dates; they may overlap")
        @Nullable List<@Nullable RangeBody> ranges,
    @Schema(description = "Of numbers: count, least, greatest, mean and sum")
        @Nullable Boolean stats,
    @Schema(
            implementation = Object.class,
            examples = {"10", "month"},
            description =
                "The width of intervals of a number, or for dates hour, day, week, month, quarter"
                    + " or year")
        @Nullable FilterValue interval,
    @Schema(
            defaultValue = "false",
            description =
                "Count as if those parts of the filter's outermost `and` that are about this field"
                    + " alone were not there; at most five facets of a search")
        @Nullable Boolean excludeOwnFilter) {
  /**
   * Bounds of a range; one of them may be missing.
   *
   * @param from least value
   * @param to what values are below
   */
  @Schema(name = "SearchRange", description = "From `from` to below `to`.")
  public record RangeBody(
      @Schema(implementation = Object.class, examples = "10", description = "Least value")
          @Nullable FilterValue from,
      @Schema(implementation = Object.class, examples = "20", description = "Values are below it")
          @Nullable FilterValue to) {}
}

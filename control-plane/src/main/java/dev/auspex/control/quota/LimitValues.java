package dev.auspex.control.quota;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for some of the limits; one that is left out is null.
 *
 * @param indexes most indexes
 * @param documents most documents of all indexes together
 * @param bytes most bytes of all documents in the search engine, replicas left out
 * @param fields most fields of one index
 * @param searchesPerSecond most searches per second, a burst of seconds apart
 * @param writesPerSecond most written and deleted documents per second, a burst apart
 * @param concurrentRequests most requests at work at the same time
 * @param concurrencyShare weight among tenants that wait for the search engine
 * @param modelMillisPerMinute most milliseconds of reranking per minute
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Limits by name; one that is left out does not hold")
public record LimitValues(
    @Schema(examples = "50", minimum = "0") @Nullable Long indexes,
    @Schema(examples = "5000000", minimum = "0", description = "Of all indexes together")
        @Nullable Long documents,
    @Schema(
            examples = "21474836480",
            minimum = "0",
            description = "Of all documents in the search engine, replicas left out")
        @Nullable Long bytes,
    @Schema(examples = "200", minimum = "1", description = "Of one index") @Nullable Long fields,
    @Schema(examples = "500", minimum = "1") @Nullable Long searchesPerSecond,
    @Schema(examples = "10000", minimum = "1", description = "Documents, deleted ones included")
        @Nullable Long writesPerSecond,
    @Schema(examples = "256", minimum = "1", description = "Requests at work at the same time")
        @Nullable Long concurrentRequests,
    @Schema(
            examples = "100",
            minimum = "1",
            maximum = "1000",
            description = "Weight among tenants that wait for the search engine")
        @Nullable Long concurrencyShare,
    @Schema(
            examples = "120000",
            minimum = "0",
            description = "Reranking; what is above is answered in first-stage order")
        @Nullable Long modelMillisPerMinute) {
  static final LimitValues NONE =
      new LimitValues(null, null, null, null, null, null, null, null, null);

  /** The number for {@code limit}; null where there is none. */
  @Nullable Long of(Limit limit) {
    return switch (limit) {
      case INDEXES -> indexes;
      case DOCUMENTS -> documents;
      case BYTES -> bytes;
      case FIELDS -> fields;
      case SEARCHES_PER_SECOND -> searchesPerSecond;
      case WRITES_PER_SECOND -> writesPerSecond;
      case CONCURRENT_REQUESTS -> concurrentRequests;
      case CONCURRENCY_SHARE -> concurrencyShare;
      case MODEL_MILLIS_PER_MINUTE -> modelMillisPerMinute;
    };
  }

  /** What is wrong with the numbers, each at {@code path} and its name. */
  List<Violation> violations(String path) {
    List<Violation> violations = new ArrayList<>();
    for (Limit limit : Limit.values()) {
      Long value = of(limit);
      if (value != null && (value < limit.least() || value > limit.most())) {
        violations.add(
            new Violation(
                path + "." + limit.wireName(),
                "%d to %d, but was %d".formatted(limit.least(), limit.most(), value)));
      }
    }
    return violations;
  }
}

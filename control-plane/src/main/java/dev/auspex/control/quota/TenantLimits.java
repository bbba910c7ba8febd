package dev.auspex.control.quota;

import dev.auspex.contract.snapshot.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one tenant, put together.
 *
 * @param plan those of its plan
 * @param overrides what holds instead
 */
record TenantLimits(LimitValues plan, Overrides overrides) {
  /** Where a limit comes from. */
  enum Source {
    PLAN,
    OVERRIDE
  }

  /** What the tenant stores, as last measured. */
  record Stored(long documents, long bytes) {
    static final Stored NOTHING = new Stored(0, 0);
  }

  /** The most that the tenant may have; null where there is no such limit. */
  @Nullable Long allowed(Limit limit) {
    Long own = overrides.limits().of(limit);
    if (own != null) {
      return own;
    }
    return overrides.unlimited().contains(limit.wireName()) ? null : plan.of(limit);
  }

  Source source(Limit limit) {
    return overrides.limits().of(limit) != null || overrides.unlimited().contains(limit.wireName())
        ? Source.OVERRIDE
        : Source.PLAN;
  }

  /** Names of the limits that {@code stored} has reached. */
  List<String> usedUp(Stored stored) {
    List<String> reached = new ArrayList<>();
    if (reaches(stored.documents(), Limit.DOCUMENTS)) {
      reached.add(Limit.DOCUMENTS.wireName());
    }
    if (reaches(stored.bytes(), Limit.BYTES)) {
      reached.add(Limit.BYTES.wireName());
    }
    return reached;
  }

  private boolean reaches(long used, Limit limit) {
    Long allowed = allowed(limit);
    return allowed != null && used >= allowed;
  }

  /** What a gateway may know of it. */
  Limits serving(Stored stored) {
    return new Limits(
        allowed(Limit.DOCUMENTS),
        allowed(Limit.BYTES),
        allowed(Limit.SEARCHES_PER_SECOND),
        allowed(Limit.WRITES_PER_SECOND),
        allowed(Limit.CONCURRENT_REQUESTS),
        allowed(Limit.CONCURRENCY_SHARE),
        allowed(Limit.MODEL_MILLIS_PER_MINUTE),
        usedUp(stored));
  }
}

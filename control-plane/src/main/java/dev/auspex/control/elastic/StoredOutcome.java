package dev.auspex.control.elastic;

import dev.auspex.contract.TenantId;
import java.util.Map;

/** How measuring what tenants store has ended. */
public sealed interface StoredOutcome {
  /**
   * The search engine has said it.
   *
   * @param byTenant those that store something
   */
  record Known(Map<TenantId, Amount> byTenant) implements StoredOutcome {
    /** Copies {@code byTenant}. */
    public Known {
      byTenant = Map.copyOf(byTenant);
    }
  }

  /** The search engine does not answer; {@code reason} is for the log. */
  record Unavailable(String reason) implements StoredOutcome {}

  /** What one tenant stores. */
  record Amount(long documents, long bytes) {
    Amount plus(Amount other) {
      return new Amount(documents + other.documents, bytes + other.bytes);
    }
  }
}

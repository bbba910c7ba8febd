package dev.auspex.gateway.admit;

import java.util.function.LongConsumer;

/** A search at work. */
public final class SearchPermit extends ReadPermit {
  private final boolean modelAllowed;
  private final LongConsumer answered;

  SearchPermit(TenantAllowance allowance, boolean modelAllowed, LongConsumer answered) {
    super(allowance);
    this.modelAllowed = modelAllowed;
    this.answered = answered;
  }

  /** Whether the tenant has model time left in this minute. */
  public boolean modelAllowed() {
    return modelAllowed;
  }

  /** Counts the search; {@code modelMillis} is what the model took, 0 without one. */
  public void answered(long modelMillis) {
    answered.accept(modelMillis);
  }
}

package dev.auspex.control.elastic;

import org.jspecify.annotations.Nullable;

/**
 * Elasticsearch did not do what it was asked for. The message is for tenants: no names, no
 * addresses.
 */
public final class EngineFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean passing;

  EngineFailure(String message, boolean passing, @Nullable Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  /** Something cannot be had now, and may be later. */
  public static EngineFailure busy(String message) {
    return new EngineFailure(message, true, null);
  }

  /** Whether the same request may succeed later. */
  public boolean passing() {
    return passing;
  }
}

package dev.auspex.gateway.snapshot;

import dev.auspex.contract.usage.UsageReceipt;
import dev.auspex.contract.usage.UsageReport;
import java.time.Duration;

/** The way of what was counted to the control plane. */
public interface UsageDelivery {
  /** Sends a report, once; takes {@code limit} at most. */
  Outcome deliver(UsageReport report, Duration limit);

  /** How it ended. */
  sealed interface Outcome {}

  /** It is counted. */
  record Taken(UsageReceipt receipt) implements Outcome {}

  /** The control plane will never take it; {@code reason} is for the log. */
  record Refused(String reason) implements Outcome {}

  /** Nobody knows whether it was counted: send it again. {@code reason} is for the log. */
  record Unavailable(String reason) implements Outcome {}
}

package dev.auspex.gateway.usage;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.usage.UsageReport;
import dev.auspex.contract.usage.Used;
import java.time.Clock;

/** A meter for tests of other rooms, and what it has counted. */
public final class Counted {
  private final UsageMeter meter = new UsageMeter(Clock.systemUTC(), 1000);

  /** The meter. */
  public UsageMeter meter() {
    return meter;
  }

  /** So many gateways share the limits from now on. */
  public void gateways(int count) {
    meter.gateways(count);
  }

  /** What was counted for {@code tenant}, whatever the hour. */
  public Used of(TenantId tenant) {
    return meter.waiting().stream()
        .filter(entry -> entry.tenant().equals(tenant.value()))
        .map(UsageReport.Entry::used)
        .reduce(Used.NOTHING, Used::plus);
  }
}

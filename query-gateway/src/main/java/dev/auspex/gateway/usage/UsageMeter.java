package dev.auspex.gateway.usage;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.usage.UsageReport;
import dev.auspex.contract.usage.Used;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Sums up what was used per tenant and hour; for all threads. */
public final class UsageMeter {
  private static final long HOUR_SECONDS = 3600;

  private record Slot(String tenant, long hourSeconds) {}

  private final ConcurrentMap<Slot, Used> waiting = new ConcurrentHashMap<>();
  private final Clock clock;
  private final int maxWaiting;
  private final LongAdder dropped = new LongAdder();
  private volatile int gateways = 1;

  UsageMeter(Clock clock, int maxWaiting) {
    this.clock = clock;
    this.maxWaiting = maxWaiting;
  }

  /** Counts what {@code tenant} has just used. */
  public void count(TenantId tenant, Used used) {
    long seconds = clock.instant().getEpochSecond();
    add(new Slot(tenant.value(), seconds - Math.floorMod(seconds, HOUR_SECONDS)), used);
  }

  private void add(Slot slot, Used used) {
    if (waiting.size() >= maxWaiting && !waiting.containsKey(slot)) {
      dropped.increment();
      return;
    }
    waiting.merge(slot, used, Used::plus);
  }

  /** How many gateways share the limits of tenants, as last heard; 1 before that. */
  public int gateways() {
    return gateways;
  }

  void gateways(int count) {
    gateways = Math.max(1, count);
  }

  /** Takes at most {@code most} entries out; what is counted meanwhile is in this or the next. */
  List<UsageReport.Entry> drain(int most) {
    List<UsageReport.Entry> drained = new ArrayList<>();
    Iterator<Slot> slots = waiting.keySet().iterator();
    while (slots.hasNext() && drained.size() < most) {
      Slot slot = slots.next();
      Used used = waiting.remove(slot);
      if (used != null) {
        drained.add(new UsageReport.Entry(slot.tenant(), slot.hourSeconds(), used));
      }
    }
    return drained;
  }

  /** What waits now, and goes on waiting. */
  List<UsageReport.Entry> waiting() {
    return waiting.entrySet().stream()
        .map(
            each ->
                new UsageReport.Entry(
                    each.getKey().tenant(), each.getKey().hourSeconds(), each.getValue()))
        .toList();
  }

  /** Counts again what an earlier process has left. */
  void restore(List<UsageReport.Entry> entries) {
    entries.forEach(each -> add(new Slot(each.tenant(), each.hourSeconds()), each.used()));
  }

  /** How many counts found no room. */
  long dropped() {
    return dropped.sum();
  }
}

package dev.auspex.gateway.usage;

import dev.auspex.contract.usage.UsageReport;
import dev.auspex.gateway.snapshot.UsageDelivery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports what the meter has counted. A report is on disk before it is sent, and is sent unchanged
 * until the control plane has said what became of it: so each counts once, whoever dies when. Used
 * by one thread at a time.
 */
final class UsageReporter {
  private static final Logger LOG = LoggerFactory.getLogger(UsageReporter.class);

  private final UsageMeter meter;
  private final UsageFile file;
  private final UsageDelivery delivery;
  private UUID source = UUID.randomUUID();
  private long sequence;
  private @Nullable UsageReport pending;
  private UsageFile.@Nullable Kept kept;
  private boolean failing;
  private boolean notKept;
  private long droppedBefore;

  UsageReporter(UsageMeter meter, UsageFile file, UsageDelivery delivery) {
    this.meter = meter;
    this.file = file;
    this.delivery = delivery;
  }

  /** Goes on where an earlier process has stopped. */
  void load() {
    file.load()
        .ifPresent(
            found -> {
              source = found.source();
              sequence = found.sequence();
              pending = found.pending();
              meter.restore(found.waiting());
              kept = found;
            });
  }

  /** Reports until nothing waits or the control plane does not answer. Never throws. */
  void flush(Duration limit) {
    try {
      boolean more = true;
      while (more) {
        more = report(limit);
      }
    } catch (RuntimeException unexpected) {
      failed(unexpected.toString());
    }
    long dropped = meter.dropped();
    if (dropped > droppedBefore) {
      LOG.atError().addKeyValue("requests", dropped - droppedBefore).log("usage was not counted");
      droppedBefore = dropped;
    }
  }

  /** One report; whether there may be another one. */
  private boolean report(Duration limit) {
    List<UsageReport.Entry> drained = List.of();
    if (pending == null) {
      drained = meter.drain(UsageReport.MOST_ENTRIES);
      if (!drained.isEmpty()) {
        sequence++;
        pending = new UsageReport(source, sequence, drained);
      }
    }
    keep();
    // Without entries it only asks how many gateways there are.
    UsageReport next =
        pending == null ? new UsageReport(source, Math.max(1, sequence), List.of()) : pending;
    boolean resent = pending != null && drained.isEmpty();
    switch (delivery.deliver(next, limit)) {
      case UsageDelivery.Taken taken -> {
        meter.gateways(taken.receipt().gateways());
        pending = null;
        if (failing) {
          failing = false;
          LOG.atInfo().log("the control plane takes usage again");
        }
        return resent || drained.size() == UsageReport.MOST_ENTRIES;
      }
      case UsageDelivery.Refused refused -> {
        LOG.atError()
            .addKeyValue("entries", next.entries().size())
            .log("the control plane will not count this usage: {}", refused.reason());
        pending = null;
        return false;
      }
      case UsageDelivery.Unavailable unavailable -> {
        failed(unavailable.reason());
        return false;
      }
    }
  }

  private void failed(String reason) {
    if (!failing) {
      failing = true;
      LOG.atWarn().log("usage waits for the control plane: {}", reason);
    }
  }

  private void keep() {
    UsageFile.Kept now = new UsageFile.Kept(source, sequence, pending, meter.waiting());
    if (now.equals(kept)) {
      return;
    }
    try {
      file.keep(now);
      kept = now;
      notKept = false;
    } catch (IOException failure) {
      // Counting goes on in memory; only a crash would lose it.
      if (!notKept) {
        notKept = true;
        LOG.atError().setCause(failure).log("usage could not be kept on disk");
      }
    }
  }
}

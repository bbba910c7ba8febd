package dev.auspex.gateway.admit;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.gateway.snapshot.Snapshots;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets turns of requests through to the search engine: no more at a time than it answers fast, and
 * tenants by their weights where more want to. Reads and writes do not wait for each other.
 *
 * <p>A turn waits before it holds a snapshot, so that a long queue holds no publication up.
 */
@Singleton
class Turnstile {
  /** That of the plans that come with an installation. */
  private static final long USUAL_WEIGHT = 100;

  private static final Duration SOON = Duration.ofSeconds(1);

  private record Lane(
      String name, ConcurrencyLimit limit, FairQueue queue, Duration maxWait, Timer waited) {}

  private final Snapshots snapshots;
  private final FairQueueConfig config;
  private final MeterRegistry meters;
  private final Lane reads;
  private final Lane writes;

  Turnstile(Snapshots snapshots, FairQueueConfig config, MeterRegistry meters) {
    this.snapshots = snapshots;
    this.config = config;
    this.meters = meters;
    this.reads =
        lane(
            "read",
            ConcurrencyLimit.adaptive(config.initialReads(), config.minReads(), config.maxReads()),
            config.maxReadWait());
    this.writes = lane("write", ConcurrencyLimit.fixed(config.writes()), config.maxWriteWait());
  }

  private Lane lane(String name, ConcurrencyLimit limit, Duration maxWait) {
    FairQueue queue =
        new FairQueue(limit::places, config.tenantPart(), config.maxWaitingOfTenant());
    gauge("gateway.queue.limit", "Most turns at work at a time", name, limit::places);
    gauge("gateway.queue.working", "Turns at work", name, queue::atWork);
    gauge("gateway.queue.waiting", "Turns that wait for a place", name, queue::waiting);
    Timer waited =
        Timer.builder("gateway.queue.wait")
            .description("How long turns have waited for a place")
            .tag("lane", name)
            .register(meters);
    return new Lane(name, limit, queue, maxWait, waited);
  }

  private void gauge(String name, String description, String lane, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).tag("lane", lane).register(meters);
  }

  /** The turns of a request of {@code tenant} that does what {@code scope} allows. */
  Entry.Turns turns(TenantId tenant, ApiKeyScope scope) {
    Lane lane =
        switch (scope) {
          case SEARCH, SUGGEST -> reads;
          case WRITE, EVENTS, MANAGE -> writes;
        };
    return new Entry.Turns() {
      @Override
      public <T> T take(Supplier<T> work) {
        return through(lane, tenant, work);
      }
    };
  }

  private <T> T through(Lane lane, TenantId tenant, Supplier<T> work) {
    long asked = System.nanoTime();
    enter(lane, tenant);
    long begun = System.nanoTime();
    lane.waited().record(Duration.ofNanos(begun - asked));
    int atWork = lane.queue().atWork();
    boolean answered = false;
    try {
      T result = snapshots.holding(work);
      answered = true;
      return result;
    } catch (ApiProblem refused) {
      // What took too long tells of the load; what was refused at once would pass for fast.
      answered = refused.type() == ProblemType.DEADLINE_EXCEEDED;
      throw refused;
    } finally {
      if (answered) {
        lane.limit().took(begun, Math.max(1, System.nanoTime() - begun), atWork);
      }
      lane.queue().leave(tenant);
    }
  }

  private void enter(Lane lane, TenantId tenant) {
    FairQueue.Entrance entrance;
    try {
      entrance = lane.queue().enter(tenant, weight(tenant), lane.maxWait().toNanos());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw late(lane).causedBy(stopped);
    }
    switch (entrance) {
      case GRANTED -> {}
      case FULL -> {
        refused(lane, "full");
        throw ApiProblem.of(
                ProblemType.OVERLOADED,
                "%d requests of tenant %s wait already; send fewer at a time",
                config.maxWaitingOfTenant(),
                tenant)
            .retryAfter(SOON);
      }
      case LATE -> {
        refused(lane, "late");
        throw late(lane);
      }
    }
  }

  private static ApiProblem late(Lane lane) {
    return ApiProblem.of(
            ProblemType.ENGINE_UNAVAILABLE,
            "The search engine has more to do than it can begin within %d ms; try again",
            lane.maxWait().toMillis())
        .retryAfter(SOON);
  }

  private void refused(Lane lane, String reason) {
    meters.counter("gateway.queue.refused", "lane", lane.name(), "reason", reason).increment();
  }

  private double weight(TenantId tenant) {
    Long share =
        snapshots
            .current()
            .tenant(tenant)
            .map(TenantSnapshot::limits)
            .orElse(Limits.NONE)
            .concurrencyShare();
    return share == null ? USUAL_WEIGHT : share;
  }
}

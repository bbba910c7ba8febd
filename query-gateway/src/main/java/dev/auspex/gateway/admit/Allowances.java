package dev.auspex.gateway.admit;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.contract.usage.Used;
import dev.auspex.gateway.snapshot.Snapshots;
import dev.auspex.gateway.usage.UsageMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets an admitted request begin where the limits of its tenant leave room, and counts what it
 * uses. The limits are those of the snapshot, shared out evenly among the gateways; nothing is
 * asked of another process.
 */
@Singleton
public class Allowances {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Snapshots snapshots;
  private final UsageMeter meter;
  private final QuotaConfig config;
  private final MeterRegistry meters;
  private final LongSupplier nanos;
  private final ConcurrentMap<TenantId, TenantAllowance> allowances = new ConcurrentHashMap<>();
  private final AtomicLong sweptNanos;

  @jakarta.inject.Inject
  Allowances(Snapshots snapshots, UsageMeter meter, QuotaConfig config, MeterRegistry meters) {
    this(snapshots, meter, config, meters, System::nanoTime);
  }

  Allowances(
      Snapshots snapshots,
      UsageMeter meter,
      QuotaConfig config,
      MeterRegistry meters,
      LongSupplier nanos) {
    this.snapshots = snapshots;
    this.meter = meter;
    this.config = config;
    this.meters = meters;
    this.nanos = nanos;
    this.sweptNanos = new AtomicLong(nanos.getAsLong());
  }

  /**
   * Begins a search.
   *
   * @throws ApiProblem {@link ProblemType#RATE_LIMITED}
   */
  public SearchPermit search(TenantId tenant) {
    Limits limits = limits(tenant);
    TenantAllowance allowance = begin(tenant, limits);
    try {
      enter(allowance.searches, limits.searchesPerSecond(), "searchesPerSecond", "searches");
      Long model = limits.modelMillisPerMinute();
      boolean modelAllowed =
          model == null || allowance.modelMillis(nanos.getAsLong()) < share(model);
      return new SearchPermit(
          allowance,
          modelAllowed,
          modelMillis -> {
            allowance.useModel(modelMillis, nanos.getAsLong());
            meter.count(tenant, new Used(1, 0, 0, modelMillis));
          });
    } catch (ApiProblem refused) {
      allowance.end();
      throw refused;
    }
  }

  /**
   * Begins to read a document.
   *
   * @throws ApiProblem {@link ProblemType#RATE_LIMITED}
   */
  public ReadPermit read(TenantId tenant) {
    return new ReadPermit(begin(tenant, limits(tenant)));
  }

  /**
   * Begins to store documents. How many they are is known only at the end: one that is let in is
   * stored whole, and what it takes beyond the rate is waited for before the next.
   *
   * @throws ApiProblem {@link ProblemType#QUOTA_EXCEEDED}, {@link ProblemType#RATE_LIMITED}
   */
  public WritePermit add(TenantId tenant) {
    Limits limits = limits(tenant);
    if (!limits.usedUp().isEmpty()) {
      refused("stored");
      throw ApiProblem.of(
          ProblemType.QUOTA_EXCEEDED,
          limits.usedUp().stream().map(name -> violation(name, limits)).toList());
    }
    return write(tenant, limits);
  }

  private static Violation violation(String name, Limits limits) {
    Long allowed = name.equals("bytes") ? limits.bytes() : limits.documents();
    return new Violation(
        name,
        "at most %s by the tenant's plan, and that is reached; delete some, or ask the operator"
            .formatted(allowed));
  }

  /**
   * Begins to delete a document, which a full tenant may.
   *
   * @throws ApiProblem {@link ProblemType#RATE_LIMITED}
   */
  public WritePermit remove(TenantId tenant) {
    return write(tenant, limits(tenant));
  }

  private WritePermit write(TenantId tenant, Limits limits) {
    TenantAllowance allowance = begin(tenant, limits);
    try {
      enter(allowance.writes, limits.writesPerSecond(), "writesPerSecond", "written documents");
    } catch (ApiProblem refused) {
      allowance.end();
      throw refused;
    }
    return new WritePermit(
        allowance,
        (documents, bytes) -> {
          if (documents > 1 && limits.writesPerSecond() != null) {
            allowance.writes.spend(documents - 1L);
          }
          if (documents > 0) {
            meter.count(tenant, new Used(0, documents, bytes, 0));
          }
        });
  }

  private TenantAllowance begin(TenantId tenant, Limits limits) {
    long now = nanos.getAsLong();
    forgetQuietOnes(now);
    Long limit = limits.concurrentRequests();
    long most = limit == null ? Long.MAX_VALUE : (long) Math.ceil(share(limit));
    TenantAllowance[] begun = new TenantAllowance[1];
    // Within compute, so that none is forgotten between being found and being begun.
    allowances.compute(
        tenant,
        (id, known) -> {
          TenantAllowance allowance = known == null ? new TenantAllowance() : known;
          begun[0] = allowance.begin(most, now) ? allowance : null;
          return allowance;
        });
    TenantAllowance allowance = begun[0];
    if (allowance == null) {
      refused("concurrentRequests");
      throw ApiProblem.of(
              ProblemType.RATE_LIMITED,
              "Tenant %s may have %d requests at work at the same time (concurrentRequests); try"
                  + " again when some have ended",
              tenant,
              limit)
          .retryAfter(SOON);
    }
    return allowance;
  }

  private void enter(TokenBucket bucket, @Nullable Long perSecond, String limit, String of) {
    if (perSecond == null) {
      return;
    }
    double rate = share(perSecond);
    Duration wait =
        bucket.enter(rate, Math.max(1, rate * config.burst().toNanos() / 1e9), nanos.getAsLong());
    if (!wait.isZero()) {
      refused(limit);
      throw ApiProblem.of(
              ProblemType.RATE_LIMITED,
              "The tenant's plan allows %d %s per second (%s); try again in %d ms",
              perSecond,
              of,
              limit,
              Math.max(1, wait.toMillis()))
          .retryAfter(wait);
    }
  }

  private void refused(String limit) {
    meters.counter("gateway.quota.refused", "limit", limit).increment();
  }

  private double share(long limit) {
    return (double) limit / meter.gateways();
  }

  private Limits limits(TenantId tenant) {
    return snapshots.current().tenant(tenant).map(TenantSnapshot::limits).orElse(Limits.NONE);
  }

  /** At most once in the time that it takes to be forgotten, by whoever comes. */
  private void forgetQuietOnes(long now) {
    long swept = sweptNanos.get();
    long pause = config.forgetAfter().toNanos();
    if (now - swept < pause || !sweptNanos.compareAndSet(swept, now)) {
      return;
    }
    allowances
        .keySet()
        .forEach(
            tenant ->
                allowances.computeIfPresent(
                    tenant, (id, each) -> each.isQuietSince(now - pause) ? null : each));
  }
}

package dev.auspex.control.index;

import dev.auspex.control.elastic.IndexOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Elasticsearch agree with the catalogue. Each step is one transaction or one idempotent
 * call, so the process may die between any two: the lease ends, and another reconciler, or this one
 * after its next start, does the same again.
 */
@ApplicationScoped
public class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final String OUTCOMES = "auspex.reconciler.outcomes";

  private final ProvisioningQueue queue;
  private final Provision provision;
  private final SettledIndexes settled;
  private final IndexConfig config;
  private final ExecutorService executor;
  private final MeterRegistry meters;

  Reconciler(
      ProvisioningQueue queue,
      Provision provision,
      SettledIndexes settled,
      IndexConfig config,
      @VirtualThreads ExecutorService executor,
      MeterRegistry meters) {
    this.queue = queue;
    this.provision = provision;
    this.settled = settled;
    this.config = config;
    this.executor = executor;
    this.meters = meters;
  }

  /** Has everything that is due done, on another thread, now. */
  void wake() {
    executor.execute(this::reconcile);
  }

  /** Finds what a dead process left behind, what is due again, and what other replicas settled. */
  @Scheduled(
      every = "${control-plane.index.reconcile-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void reconcile() {
    for (Optional<ProvisioningTask> task = queue.lease(); task.isPresent(); task = queue.lease()) {
      provision(task.get());
    }
    settled.awaited().stream()
        .filter(key -> queue.settled(key.tenant(), key.name()))
        .forEach(key -> settled.announce(key.tenant(), key.name()));
  }

  private void provision(ProvisioningTask task) {
    IndexOutcome outcome = provision.ensure(task);
    Decision decision =
        Decision.on(outcome, task.attempt(), config.firstPause(), config.longestPause());
    queue.apply(task.tenant(), task.name(), decision);
    String word =
        switch (decision) {
          case Decision.BecomeReady ready -> "ready";
          case Decision.BecomeFailed failed -> "failed";
          case Decision.TryAgain again -> "again";
        };
    meters.counter(OUTCOMES, "outcome", word).increment();
    LOG.atInfo()
        .addKeyValue("tenant", task.tenant())
        .addKeyValue("index", task.name())
        .addKeyValue("attempt", task.attempt())
        .addKeyValue("outcome", word)
        .log("index provisioning attempted");
    if (!(decision instanceof Decision.TryAgain)) {
      settled.announce(task.tenant(), task.name());
    }
  }
}

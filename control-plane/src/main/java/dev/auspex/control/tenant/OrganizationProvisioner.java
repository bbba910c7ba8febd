package dev.auspex.control.tenant;

import dev.auspex.control.access.OrganizationOutcome;
import dev.auspex.control.access.Organizations;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each tenant its Keycloak organization. A tenant does not wait for it: while Keycloak is
 * down the organization is pending, and is made when Keycloak is back.
 */
@ApplicationScoped
class OrganizationProvisioner {
  private static final Logger LOG = LoggerFactory.getLogger(OrganizationProvisioner.class);

  /** At most so many at a time ask Keycloak. */
  private static final int AT_ONCE = 4;

  private final OrganizationService queue;
  private final Organizations organizations;
  private final ExecutorService executor;
  private final MeterRegistry meters;
  private final Semaphore permits = new Semaphore(AT_ONCE);

  OrganizationProvisioner(
      OrganizationService queue,
      Organizations organizations,
      @VirtualThreads ExecutorService executor,
      MeterRegistry meters) {
    this.queue = queue;
    this.organizations = organizations;
    this.executor = executor;
    this.meters = meters;
  }

  /** Has everything that is due done, on another thread, now. */
  void wake() {
    executor.execute(this::provision);
  }

  @Scheduled(
      every = "${control-plane.tenant.provision-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void provision() {
    if (!permits.tryAcquire()) {
      // Whoever is at it goes on until nothing is due.
      return;
    }
    try {
      for (Optional<TenantRepository.Due> due = queue.lease();
          due.isPresent();
          due = queue.lease()) {
        provision(due.get());
      }
    } finally {
      permits.release();
    }
  }

  private void provision(TenantRepository.Due due) {
    OrganizationOutcome outcome = organizations.ensure(due.tenant(), due.name());
    String word =
        switch (outcome) {
          case OrganizationOutcome.Present present -> {
            queue.ready(due.tenant());
            yield "ready";
          }
          case OrganizationOutcome.Absent absent -> {
            queue.tryAgain(due.tenant(), "Keycloak lost it; trying again", due.attempt());
            yield "again";
          }
          case OrganizationOutcome.Unavailable down -> {
            queue.tryAgain(due.tenant(), down.reason() + "; trying again", due.attempt());
            yield "again";
          }
        };
    meters.counter("auspex.organization.outcomes", "outcome", word).increment();
    LOG.atInfo()
        .addKeyValue("tenant", due.tenant())
        .addKeyValue("attempt", due.attempt())
        .addKeyValue("outcome", word)
        .log("organization provisioning attempted");
  }
}

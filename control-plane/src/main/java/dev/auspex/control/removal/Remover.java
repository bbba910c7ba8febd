package dev.auspex.control.removal;

import dev.auspex.contract.TenantId;
import dev.auspex.control.access.OrganizationOutcome;
import dev.auspex.control.access.Organizations;
import dev.auspex.control.elastic.RemainsOutcome;
import dev.auspex.control.elastic.TenantDocuments;
import dev.auspex.control.publish.Gateways;
import dev.auspex.control.tenant.TenantConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes tenants whose time of grace is over. Each step is one transaction or one idempotent call,
 * so the process may die between any two; the next attempt does all of them again.
 */
@ApplicationScoped
class Remover {
  private static final Logger LOG = LoggerFactory.getLogger(Remover.class);

  private final RemovalService removals;
  private final Gateways gateways;
  private final TenantDocuments documents;
  private final Organizations organizations;
  private final TenantConfig config;
  private final Clock clock;

  Remover(
      RemovalService removals,
      Gateways gateways,
      TenantDocuments documents,
      Organizations organizations,
      TenantConfig config,
      Clock clock) {
    this.removals = removals;
    this.gateways = gateways;
    this.documents = documents;
    this.organizations = organizations;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "${control-plane.tenant.remove-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void remove() {
    for (Optional<RemovalRepository.Due> due = removals.lease();
        due.isPresent();
        due = removals.lease()) {
      TenantId tenant = due.get().tenant();
      Optional<String> obstacle = attempt(tenant, due.get().closedRevision());
      obstacle.ifPresent(
          reason -> removals.postpone(tenant, reason + "; trying again", config.firstPause()));
      LOG.atInfo()
          .addKeyValue("tenant", tenant)
          .addKeyValue("outcome", obstacle.orElse("removed"))
          .log("tenant removal attempted");
    }
  }

  /** What is in the way; empty where the tenant is gone. */
  private Optional<String> attempt(TenantId tenant, long closedRevision) {
    if (!gateways.allHave(closedRevision)) {
      return Optional.of("A gateway may still serve it");
    }
    // Rows first: what is not declared any more is not made again.
    removals.removeRows(tenant);
    if (documents.remove(tenant) instanceof RemainsOutcome.Unavailable down) {
      return Optional.of(down.reason());
    }
    if (organizations.remove(tenant) instanceof OrganizationOutcome.Unavailable down) {
      return Optional.of(down.reason());
    }
    return prove(tenant);
  }

  /** Counts everything anew, and ends the removal if nothing is left. */
  private Optional<String> prove(TenantId tenant) {
    long organizationsLeft;
    switch (organizations.find(tenant)) {
      case OrganizationOutcome.Present present -> organizationsLeft = 1;
      case OrganizationOutcome.Absent absent -> organizationsLeft = 0;
      case OrganizationOutcome.Unavailable down -> {
        return Optional.of(down.reason());
      }
    }
    RemainsOutcome.Counted left;
    switch (documents.count(tenant)) {
      case RemainsOutcome.Counted counted -> left = counted;
      case RemainsOutcome.Unavailable down -> {
        return Optional.of(down.reason());
      }
    }
    RemovalProof proof =
        new RemovalProof(
            tenant,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            removals.rows(tenant),
            left.indexes(),
            left.documents(),
            organizationsLeft);
    if (!proof.holds()) {
      return Optional.of("Something of it was written while it was removed");
    }
    removals.finish(tenant, proof);
    return Optional.empty();
  }
}

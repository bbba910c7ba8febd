package dev.auspex.control.usage;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.usage.UsageReceipt;
import dev.auspex.contract.usage.UsageReport;
import dev.auspex.contract.usage.Used;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.tenant.TenantService;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Adds up and shows what tenants have used; one transaction per method. */
@ApplicationScoped
public class UsageService {
  private final UsageRepository hours;
  private final TenantService tenants;
  private final UsageConfig config;

  UsageService(UsageRepository hours, TenantService tenants, UsageConfig config) {
    this.hours = hours;
    this.tenants = tenants;
    this.config = config;
  }

  /**
   * Counts a report, once: the same one again changes nothing and is answered the same way.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST}
   */
  @Transactional
  @PlatformWide("gateways serve every tenant")
  UsageReceipt take(UsageReport report) {
    requireValid(report);
    if (!report.entries().isEmpty() && hours.isNew(report)) {
      hours.add(report.entries());
    }
    return new UsageReceipt(Math.max(1, hours.gateways(config.gatewaySilentAfter())));
  }

  private static void requireValid(UsageReport report) {
    List<Violation> violations = new ArrayList<>();
    if (report.sequence() < 1) {
      violations.add(new Violation("sequence", "1 or more, but was " + report.sequence()));
    }
    if (report.entries().size() > UsageReport.MOST_ENTRIES) {
      violations.add(
          new Violation(
              "entries",
              "at most %d, but there are %d"
                  .formatted(UsageReport.MOST_ENTRIES, report.entries().size())));
    }
    for (int i = 0; i < report.entries().size(); i++) {
      UsageReport.Entry entry = report.entries().get(i);
      Used used = entry.used();
      boolean counts =
          entry.hourSeconds() >= 0
              && used.searches() >= 0
              && used.writes() >= 0
              && used.writtenBytes() >= 0
              && used.rerankMillis() >= 0;
      if (!counts || !TenantId.isValid(entry.tenant())) {
        violations.add(
            new Violation("entries[%d]".formatted(i), "a tenant, an hour and counts from 0 on"));
      }
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
  }

  /** Notes in the present hour what tenants store, in the caller's transaction. */
  @Transactional
  @PlatformWide("all tenants are measured at once")
  public void noteStored() {
    hours.noteStored();
  }

  /**
   * At most {@code most} hours of a tenant after {@code after}, oldest first.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}
   */
  @Transactional
  List<UsageHourView> hours(TenantId tenant, UsageQuery.Span span, Instant after, int most) {
    TenantId known = tenants.get(tenant).id();
    return hours.hours(known, span, after, most);
  }

  /** The same of all tenants, in order of hour and tenant. */
  @Transactional
  @PlatformWide("for the operators, who see everything")
  List<UsageHourView> hoursOfAll(UsageQuery.Span span, Instant after, String tenant, int most) {
    return hours.hoursOfAll(span, after, tenant, most);
  }

  /** Removes what is older than it is kept. */
  @Scheduled(every = "1h", delayed = "2m")
  @RunOnVirtualThread
  @Transactional
  @PlatformWide("time passes for all tenants")
  void sweep() {
    hours.sweep(config.keep());
  }
}

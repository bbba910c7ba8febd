package dev.auspex.control.publish;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.GatewayReport;
import dev.auspex.control.catalogue.PlatformWide;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Which gateway serves by which revision; one transaction per method. */
@ApplicationScoped
@PlatformWide("gateways serve every tenant")
class GatewayService implements Gateways {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  private final GatewayRepository gateways;
  private final PublishConfig config;
  private final Timer effective;

  GatewayService(GatewayRepository gateways, PublishConfig config, MeterRegistry meters) {
    this.gateways = gateways;
    this.config = config;
    this.effective =
        Timer.builder("auspex.publication.effective")
            .description("From a change in the catalogue until every gateway serves by it")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(5))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(meters);
  }

  /**
   * Takes a report, and notes which publications are in effect with it.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST}
   */
  @Transactional
  void report(String gateway, GatewayReport report) {
    if (!ID.matcher(gateway).matches()) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(
              new Violation(
                  "gateway",
                  "1 to 100 characters of a-z, 0-9, dots and hyphens, but was another")));
    }
    if (report.revision() < 0) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(new Violation("revision", "0 or more, but was " + report.revision())));
    }
    if (report.behind().size() > GatewayReport.MOST_BEHIND) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(
              new Violation(
                  "behind",
                  "at most %d indexes, but there are %d"
                      .formatted(GatewayReport.MOST_BEHIND, report.behind().size()))));
    }
    gateways.report(gateway, report);
    gateways.settle(config.silentAfter()).forEach(effective::record);
  }

  /** Forgets a gateway: it has stopped, or somebody knows that it will not come back. */
  @Transactional
  boolean remove(String gateway) {
    boolean known = gateways.remove(gateway);
    gateways.settle(config.silentAfter()).forEach(effective::record);
    return known;
  }

  @Override
  @Transactional
  public boolean allHave(long revision) {
    return gateways.allHave(revision, config.lostAfter());
  }

  /** The gateways that are not taken for gone, in order of their ids. */
  @Transactional
  List<GatewayView> all() {
    return gateways.all(config.lostAfter(), config.silentAfter());
  }

  /** The latest publications, newest first. */
  @Transactional
  List<PublicationView> publications(int most) {
    return gateways.publications(most);
  }

  /** Removes what nobody needs any more. */
  @Scheduled(every = "1h", delayed = "1m")
  @RunOnVirtualThread
  @Transactional
  void sweep() {
    gateways.sweep(config.keep(), config.lostAfter());
  }
}

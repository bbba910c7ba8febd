package dev.auspex.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.usage.UsageReceipt;
import dev.auspex.contract.usage.UsageReport;
import dev.auspex.contract.usage.Used;
import dev.auspex.gateway.snapshot.UsageDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageReporterTest {
  private static final TenantId CINEMA = new TenantId("cinema");
  private static final TenantId PLACES = new TenantId("places");
  private static final Used SEARCH = new Used(1, 0, 0, 20);
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-04T12:34:56Z"), ZoneOffset.UTC);

  /** Counts as the control plane does; may lose the answer after it has counted. */
  private static final class FakeControlPlane implements UsageDelivery {
    final List<UsageReport> heard = new ArrayList<>();
    final Map<UUID, Long> taken = new HashMap<>();
    Used cinema = Used.NOTHING;
    boolean down;
    boolean losesAnswers;
    boolean refuses;

    @Override
    public Outcome deliver(UsageReport report, Duration limit) {
      if (down) {
        return new Unavailable("down");
      }
      heard.add(report);
      if (refuses) {
        return new Refused("no");
      }
      if (!report.entries().isEmpty()
          && taken.getOrDefault(report.source(), 0L) < report.sequence()) {
        taken.put(report.source(), report.sequence());
        report.entries().stream()
            .filter(entry -> entry.tenant().equals("cinema"))
            .forEach(entry -> cinema = cinema.plus(entry.used()));
      }
      return losesAnswers ? new Unavailable("broke off") : new Taken(new UsageReceipt(3));
    }
  }

  @TempDir Path folder;
  private final FakeControlPlane controlPlane = new FakeControlPlane();
  private UsageMeter meter;
  private UsageReporter reporter;

  @BeforeEach
  void start() {
    meter = new UsageMeter(CLOCK, 10);
    reporter =
        new UsageReporter(
            meter, new UsageFile(folder.resolve("usage"), new ObjectMapper()), controlPlane);
    reporter.load();
  }

  @Test
  void whatWasCountedIsSummedUpPerTenantAndHour() {
    meter.count(CINEMA, SEARCH);
    meter.count(CINEMA, new Used(0, 2, 300, 0));
    meter.count(PLACES, SEARCH);

    reporter.flush(LIMIT);

    long hour = Instant.parse("2026-05-04T12:00:00Z").getEpochSecond();
    assertThat(controlPlane.heard).hasSize(1);
    assertThat(controlPlane.heard.getFirst().entries())
        .containsExactlyInAnyOrder(
            new UsageReport.Entry("cinema", hour, new Used(1, 2, 300, 20)),
            new UsageReport.Entry("places", hour, SEARCH));
    assertThat(meter.gateways()).isEqualTo(3);
  }

  @Test
  void whileTheControlPlaneIsAwayNothingIsLostAndAfterwardsNothingCountsTwice() {
    controlPlane.down = true;
    for (int i = 0; i < 5; i++) {
      meter.count(CINEMA, SEARCH);
      reporter.flush(LIMIT);
    }
    controlPlane.down = false;
    controlPlane.losesAnswers = true;
    reporter.flush(LIMIT);
    reporter.flush(LIMIT);
    controlPlane.losesAnswers = false;

    reporter.flush(LIMIT);
    reporter.flush(LIMIT);

    assertThat(controlPlane.cinema).isEqualTo(new Used(5, 0, 0, 100));
  }

  @Test
  void aProcessThatDiesAfterItsReportWasCountedDoesNotCountItAgain() {
    controlPlane.losesAnswers = true;
    meter.count(CINEMA, SEARCH);
    reporter.flush(LIMIT);
    meter.count(CINEMA, SEARCH);
    reporter.flush(LIMIT);
    controlPlane.losesAnswers = false;

    start();
    reporter.flush(LIMIT);

    assertThat(controlPlane.cinema).isEqualTo(new Used(2, 0, 0, 40));
  }

  @Test
  void whoHasLostTheFileCountsUnderAnotherName() throws IOException {
    meter.count(CINEMA, SEARCH);
    reporter.flush(LIMIT);
    Files.delete(folder.resolve("usage"));

    start();
    meter.count(CINEMA, SEARCH);
    reporter.flush(LIMIT);

    assertThat(controlPlane.taken).hasSize(2);
    assertThat(controlPlane.cinema.searches()).isEqualTo(2);
  }

  @Test
  void aFileThatCannotBeReadIsNoReasonNotToStart() throws IOException {
    Files.writeString(folder.resolve("usage"), "{\"source\":");

    start();
    meter.count(CINEMA, SEARCH);
    reporter.flush(LIMIT);

    assertThat(controlPlane.cinema.searches()).isEqualTo(1);
  }

  @Test
  void aReportThatIsRefusedDoesNotHoldUpTheNext() {
    controlPlane.refuses = true;
    meter.count(CINEMA, SEARCH);
    reporter.flush(LIMIT);
    controlPlane.refuses = false;

    meter.count(CINEMA, SEARCH);
    reporter.flush(LIMIT);

    assertThat(controlPlane.cinema.searches()).isEqualTo(1);
  }

  @Test
  void moreTenantsThanThereIsRoomForAreCountedAsDropped() {
    for (int i = 0; i < 12; i++) {
      meter.count(new TenantId("tenant-" + i), SEARCH);
    }

    assertThat(meter.waiting()).hasSize(10);
    assertThat(meter.dropped()).isEqualTo(2);
  }
}

package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VersionClockTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static VersionClock at(Instant now) {
    return new VersionClock(Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void versionsGrowThoughTheClockStandsStill() {
    VersionClock clock = at(NOW);

    long first = clock.next();

    assertThat(first).isEqualTo(NOW.toEpochMilli() << 10);
    assertThat(clock.next()).isEqualTo(first + 1);
  }

  @Test
  void aSlowClockGoesOnFromWhatItHasSeen() {
    long ahead = at(NOW.plusSeconds(60)).next();
    VersionClock slow = at(NOW);

    slow.seen(ahead);

    assertThat(slow.next()).isEqualTo(ahead + 1);
  }

  @Test
  void aVersionOfTheYear2248IsExactInEveryJsonReader() {
    assertThat(at(Instant.parse("2248-01-01T00:00:00Z")).next()).isLessThan(1L << 53);
  }

  @Test
  void theVersionThatTheEngineHoldsIsReadFromItsRefusal() {
    assertThat(
            Conflicts.heldVersion(
                "[a]: version conflict, current version [17] is higher or equal to the one provided"
                    + " [9]"))
        .hasValue(17);
    assertThat(Conflicts.heldVersion("something else")).isEmpty();
  }
}

package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.contract.snapshot.Location;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScanPositionTest {
  private static final Location CELL =
      Location.pooled("auspex-cell-1", "cinema.movies.1", Map.of("year", "num_00"));

  @Test
  void aPlaceInOneHomeIsTheBeginOfEveryOther() {
    ScanPosition position = ScanPosition.begin().at(CELL, 17);

    assertThat(position.seqNoAt(CELL)).isEqualTo(17);
    assertThat(position.isBeginAt(CELL)).isFalse();
    assertThat(position.isBeginAt(Location.dedicated("auspex.cinema.movies.2"))).isTrue();
    assertThat(position.isBeginAt(Location.pooled("auspex-cell-1", "places.movies.1", Map.of())))
        .isTrue();
  }

  @Test
  void aNewSlotDoesNotMakeAnotherHome() {
    ScanPosition position = ScanPosition.begin().at(CELL, 17);

    assertThat(position.seqNoAt(Location.pooled("auspex-cell-1", "cinema.movies.1", Map.of())))
        .isEqualTo(17);
  }

  @Test
  void aWalkAsksTheSameCopyAgain() {
    ScanPosition begin = ScanPosition.begin();

    assertThat(begin.at(CELL, 17).preference()).isEqualTo(begin.preference()).doesNotStartWith("_");
    assertThat(ScanPosition.begin().preference()).isNotEqualTo(begin.preference());
  }
}

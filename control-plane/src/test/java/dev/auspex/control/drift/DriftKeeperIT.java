package dev.auspex.control.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.control.PostgresOfTest;
import dev.auspex.control.elastic.FakePhysicalDrift;
import dev.auspex.control.elastic.PhysicalState;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The turns of replicas, and what each of them shows. */
@QuarkusTest
@QuarkusTestResource(PostgresOfTest.class)
class DriftKeeperIT {
  private static final String GHOST = "auspex.nobody.ghost.1";

  @Inject DriftKeeper keeper;
  @Inject DriftService drifts;
  @Inject FakePhysicalDrift engine;
  @Inject MeterRegistry meters;
  @Inject DataSource database;

  @AfterEach
  void nothingIsAnsweredToOtherTests() {
    engine.answer(false);
    engine.lose(GHOST);
  }

  private void nextTurnIsDue() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("update drift_check set next_at = clock_timestamp()");
    }
  }

  private double ghosts() {
    return meters.get("auspex.drift").tag("kind", "unknown-index").gauge().value();
  }

  @Test
  void aTurnIsTakenOnceAndEveryReplicaShowsWhatItFound() throws SQLException {
    engine.put(new PhysicalState(GHOST, Instant.EPOCH, 1, 0, 0, Map.of()));
    engine.answer(true);
    keeper.keep();
    assertThat(ghosts()).isZero();
    nextTurnIsDue();

    keeper.keep();

    assertThat(ghosts()).isEqualTo(1);
    assertThat(drifts.takeTurn()).isFalse();
    assertThat(drifts.list().items())
        .filteredOn(drift -> drift.subject().equals(GHOST))
        .extracting(DriftView::kind)
        .containsExactly(DriftKind.UNKNOWN_INDEX);
  }

  @Test
  void anEngineThatDoesNotAnswerLeavesTheListAsItWas() throws SQLException {
    DriftList before = drifts.list();
    nextTurnIsDue();

    keeper.keep();

    assertThat(drifts.list()).isEqualTo(before);
  }
}

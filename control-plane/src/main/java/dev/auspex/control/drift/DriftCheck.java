package dev.auspex.control.drift;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.elastic.EngineFailure;
import dev.auspex.control.elastic.IndexOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds differences, mends those that may be mended unasked, and others on command. */
@ApplicationScoped
class DriftCheck {
  private static final Logger LOG = LoggerFactory.getLogger(DriftCheck.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Inspection inspection;
  private final Mending mending;
  private final DriftService drifts;

  DriftCheck(Inspection inspection, Mending mending, DriftService drifts) {
    this.inspection = inspection;
    this.mending = mending;
    this.drifts = drifts;
  }

  /**
   * Looks once. What it mends was written down before, so that it is known also where the process
   * dies in between.
   *
   * @throws EngineFailure where Elasticsearch does not answer; the list stays as it was then
   */
  void run() {
    Inspection.Seen seen = inspection.look();
    drifts.record(seen);
    seen.findings().stream().filter(finding -> finding.kind().mendsUnasked()).forEach(this::mend);
  }

  /** The same on command. */
  DriftList runNow() {
    try {
      run();
    } catch (EngineFailure failure) {
      throw unavailable(failure.getMessage());
    }
    return drifts.list();
  }

  /**
   * Mends one on command, after a look whether it is still there. One that is over stays so.
   *
   * @throws ApiProblem {@link ProblemType#DRIFT_NOT_FOUND}, {@link ProblemType#DRIFT_NOT_MENDABLE},
   *     {@link ProblemType#ENGINE_UNAVAILABLE}
   */
  DriftView mend(String id) {
    DriftView drift = drifts.get(id);
    if (drift.mendedAt() != null) {
      return drift;
    }
    Finding.Key key = new Finding.Key(drift.kind(), drift.subject());
    Optional<Finding> there = find(key);
    if (there.isEmpty()) {
      drifts.gone(key);
      return drifts.get(id);
    }
    return switch (mend(there.get())) {
      case IndexOutcome.Present present -> drifts.get(id);
      case IndexOutcome.Refused refused ->
          throw ApiProblem.of(
              ProblemType.DRIFT_NOT_MENDABLE, "%s: %s", drift.detail(), refused.reason());
      case IndexOutcome.Unavailable unavailable -> throw unavailable(unavailable.reason());
    };
  }

  private Optional<Finding> find(Finding.Key key) {
    try {
      return inspection.look().findings().stream()
          .filter(finding -> finding.key().equals(key))
          .findFirst();
    } catch (EngineFailure failure) {
      throw unavailable(failure.getMessage());
    }
  }

  private IndexOutcome mend(Finding finding) {
    IndexOutcome outcome = mending.run(finding.mend());
    if (outcome instanceof IndexOutcome.Present) {
      drifts.mended(finding.key());
    }
    LOG.atWarn()
        .addKeyValue("kind", finding.kind().wireName())
        .addKeyValue("subject", finding.subject())
        .addKeyValue("outcome", outcome)
        .log("drift mending attempted");
    return outcome;
  }

  private static ApiProblem unavailable(String reason) {
    return ApiProblem.of(ProblemType.ENGINE_UNAVAILABLE, "%s; try again", reason)
        .retryAfter(RETRY_AFTER);
  }
}

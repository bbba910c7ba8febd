package dev.auspex.control.drift;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.access.ActorOfRequest;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.request.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The list of differences; one transaction per method. */
@ApplicationScoped
@PlatformWide("Elasticsearch holds all tenants")
class DriftService {
  private final DriftRepository drifts;
  private final Audit audit;
  private final ActorOfRequest actors;
  private final DriftConfig config;

  DriftService(DriftRepository drifts, Audit audit, ActorOfRequest actors, DriftConfig config) {
    this.drifts = drifts;
    this.audit = audit;
    this.actors = actors;
    this.config = config;
  }

  /** Whether it is this process's turn to look. */
  @Transactional
  boolean takeTurn() {
    // A little less than the time between two calls, or every second turn would come too early.
    return drifts.takeTurn(config.checkEvery().multipliedBy(9).dividedBy(10));
  }

  /** Writes down what a look has found, and ends what it has not found again. */
  @Transactional
  void record(Inspection.Seen seen) {
    seen.findings().forEach(drifts::see);
    drifts.endTheRest(seen.unread());
    drifts.forget(config.keep());
  }

  /** What is there now, and what was over lately. */
  @Transactional
  DriftList list() {
    return new DriftList(
        drifts.list(Page.MOST).stream().map(DriftView::of).toList(),
        drifts.checkedAt().orElse(null));
  }

  /** How many there are now of each kind. */
  @Transactional
  Map<DriftKind, Long> counts() {
    Map<DriftKind, Long> counts = new EnumMap<>(DriftKind.class);
    for (DriftKind kind : DriftKind.values()) {
      counts.put(kind, 0L);
    }
    drifts
        .counts()
        .forEach(row -> counts.put(DriftKind.fromWireName((String) row[0]), (Long) row[1]));
    return counts;
  }

  /**
   * One of them; {@link ProblemType#DRIFT_NOT_FOUND}.
   *
   * @param id as the list gives it
   */
  @Transactional
  DriftView get(String id) {
    return drifts
        .find(id)
        .map(DriftView::of)
        .orElseThrow(
            () -> ApiProblem.of(ProblemType.DRIFT_NOT_FOUND, "There is no drift '%s'", id));
  }

  /**
   * Notes that it was mended, by whoever has asked for it. The audit of the platform keeps it, and
   * not that of a tenant: it speaks of what tenants do not see.
   */
  @Transactional
  void mended(Finding.Key key) {
    Optional<StoredDrift> open = drifts.lock(key);
    if (open.isPresent()) {
      DriftView before = DriftView.of(open.get());
      drifts.end(open.get(), actors.actor().name());
      audit.recordForPlatform(
          "drift.mend", "drift/" + key.kind().wireName(), before, DriftView.of(open.get()));
    }
  }

  /** Notes that it went by itself. */
  @Transactional
  void gone(Finding.Key key) {
    drifts.lock(key).ifPresent(drift -> drifts.end(drift, null));
  }
}

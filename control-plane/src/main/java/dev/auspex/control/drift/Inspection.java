package dev.auspex.control.drift;

import dev.auspex.control.elastic.EngineFailure;
import dev.auspex.control.elastic.PhysicalDrift;
import dev.auspex.control.elastic.PhysicalState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at both sides. */
@ApplicationScoped
class Inspection {
  private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

  private final DesiredService catalogue;
  private final PhysicalDrift engine;
  private final DriftConfig config;
  private final Clock clock;

  Inspection(DesiredService catalogue, PhysicalDrift engine, DriftConfig config, Clock clock) {
    this.catalogue = catalogue;
    this.engine = engine;
    this.config = config;
    this.clock = clock;
  }

  /**
   * What one look found.
   *
   * @param findings the differences
   * @param unread cells whose documents could not be counted: nothing is known of them
   */
  record Seen(List<Finding> findings, Set<String> unread) {
    Seen {
      findings = List.copyOf(findings);
      unread = Set.copyOf(unread);
    }
  }

  /**
   * Looks once. The catalogue is read before and after Elasticsearch, and what is a difference to
   * one of the two alone is a change that has just been made.
   *
   * @throws EngineFailure where Elasticsearch does not answer; nothing is known then
   */
  Seen look() {
    Desired before = catalogue.now();
    List<PhysicalState> actual = engine.look();
    Desired after = catalogue.now();
    Set<Finding.Key> known =
        compare(before, actual).stream().map(Finding::key).collect(Collectors.toSet());
    List<Finding> findings =
        new ArrayList<>(
            compare(after, actual).stream().filter(f -> known.contains(f.key())).toList());
    Set<String> present = actual.stream().map(PhysicalState::name).collect(Collectors.toSet());
    Set<String> unread = new HashSet<>();
    for (String cell : after.cells()) {
      if (present.contains(cell)) {
        try {
          // Members last: one that has come meanwhile is known before its documents are.
          findings.addAll(
              Comparison.ofDocuments(
                  after, cell, engine.documentsByKey(cell), catalogue.members(cell)));
        } catch (EngineFailure failure) {
          unread.add(cell);
          LOG.atWarn()
              .addKeyValue("cell", cell)
              .log("documents not counted: {}", failure.getMessage());
        }
      }
    }
    return new Seen(findings, unread);
  }

  private List<Finding> compare(Desired desired, List<PhysicalState> actual) {
    Instant madeBefore = clock.instant().minus(config.orphanAfter());
    return Comparison.ofIndexes(desired, actual, engine.replicas(), madeBefore);
  }
}

package dev.auspex.control.drift;

import dev.auspex.contract.TenantId;
import dev.auspex.control.elastic.PhysicalState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the differences. It knows neither the catalogue nor Elasticsearch, only what they say. */
final class Comparison {
  private static final String CELL = "auspex-cell-";

  /** A key, or the name of a physical index of its own: tenant, index, generation. */
  private static final Pattern OWN = Pattern.compile("(?:auspex\\.)?([^.]+)\\.[^.]+\\.[^.]+");

  private Comparison() {}

  /**
   * The differences in what physical indexes there are and how they are.
   *
   * @param replicas how many each shall have
   * @param madeBefore an index that nothing names counts only if it is older
   */
  static List<Finding> ofIndexes(
      Desired desired, List<PhysicalState> actual, int replicas, Instant madeBefore) {
    Map<String, PhysicalState> states =
        actual.stream().collect(Collectors.toMap(PhysicalState::name, Function.identity()));
    List<Finding> findings = new ArrayList<>();
    for (Desired.Index index : desired.indexes()) {
      PhysicalState state = states.get(index.physicalIndex());
      if (state == null) {
        findings.add(missing(index));
      } else {
        compareFields(index, state, findings);
        compareReplicas(index, state, replicas, findings);
      }
    }
    actual.stream()
        .filter(state -> !desired.named().contains(state.name()))
        .filter(state -> state.createdAt().isBefore(madeBefore))
        .filter(state -> !isLeaving(desired, state.name()))
        .map(Comparison::unknown)
        .forEach(findings::add);
    return findings;
  }

  /** The documents of a cell that are no member's. */
  static List<Finding> ofDocuments(
      Desired desired, String cell, Map<String, Long> documents, Set<String> members) {
    List<Finding> findings = new ArrayList<>();
    new TreeMap<>(documents)
        .forEach(
            (key, count) -> {
              if (!members.contains(key) && !isLeaving(desired, key)) {
                findings.add(
                    new Finding(
                        DriftKind.UNKNOWN_DOCUMENTS,
                        cell + "/" + key,
                        tenant(key),
                        "Cell %s holds %d documents of '%s', which is none of its members; to mend it is to delete them"
                            .formatted(cell, count, key),
                        new Mend.RemoveDocuments(cell, key)));
              }
            });
    return findings;
  }

  private static Finding missing(Desired.Index index) {
    return new Finding(
        DriftKind.INDEX_MISSING,
        index.physicalIndex(),
        index.tenant(),
        "%s has no physical index in Elasticsearch. It is not made again, because that would hide that documents are lost: restore it from a snapshot of Elasticsearch"
            .formatted(index.title()),
        new Mend.ByPeople());
  }

  private static void compareFields(
      Desired.Index index, PhysicalState state, List<Finding> findings) {
    List<String> missing = new ArrayList<>();
    List<String> different = new ArrayList<>();
    Map<String, String> wanted = index.fields().forms();
    wanted.forEach(
        (name, form) -> {
          @Nullable String present = state.fields().get(name);
          if (present == null) {
            missing.add(name);
          } else if (!present.equals(form)) {
            different.add("'%s' should be %s, but is %s".formatted(name, form, present));
          }
        });
    if (!missing.isEmpty()) {
      findings.add(
          new Finding(
              DriftKind.FIELD_MISSING,
              index.physicalIndex(),
              index.tenant(),
              "%s lacks in Elasticsearch: %s"
                  .formatted(
                      index.title(),
                      missing.stream()
                          .map(name -> "%s (%s)".formatted(name, wanted.get(name)))
                          .collect(Collectors.joining("; "))),
              new Mend.AddFields(index.physicalIndex(), index.fields(), Set.copyOf(missing))));
    }
    if (!different.isEmpty()) {
      findings.add(
          new Finding(
              DriftKind.FIELD_DIFFERS,
              index.physicalIndex(),
              index.tenant(),
              "%s has other fields in Elasticsearch: %s; %s"
                  .formatted(
                      index.title(),
                      String.join("; ", different),
                      index.tenant() == null
                          ? "move its members away by jobs"
                          : "start a job of kind rebuild"),
              new Mend.ByPeople()));
    }
  }

  private static void compareReplicas(
      Desired.Index index, PhysicalState state, int replicas, List<Finding> findings) {
    if (state.replicas() != replicas) {
      findings.add(
          new Finding(
              DriftKind.REPLICAS_CHANGED,
              index.physicalIndex(),
              index.tenant(),
              "%s should have %d replicas, but is set to %d"
                  .formatted(index.title(), replicas, state.replicas()),
              new Mend.SetReplicas(index.physicalIndex())));
    }
    if (state.lostPrimaries() + state.lostReplicas() > 0) {
      findings.add(
          new Finding(
              DriftKind.UNASSIGNED,
              index.physicalIndex(),
              index.tenant(),
              "%s: no node holds %d of its primary shards and %d of its replicas; Elasticsearch says why (GET _cluster/allocation/explain)"
                  .formatted(index.title(), state.lostPrimaries(), state.lostReplicas()),
              new Mend.ByPeople()));
    }
  }

  /** A cell is never deleted here: a catalogue that was restored may have forgotten it. */
  private static Finding unknown(PhysicalState state) {
    boolean cell = state.name().startsWith(CELL);
    return new Finding(
        DriftKind.UNKNOWN_INDEX,
        state.name(),
        tenant(state.name()),
        "Nothing in the catalogue names this physical index, which was made at %s%s"
            .formatted(
                state.createdAt(),
                cell ? "; it may hold documents of many" : "; to mend it is to delete it"),
        cell ? new Mend.ByPeople() : new Mend.DeleteIndex(state.name()));
  }

  private static boolean isLeaving(Desired desired, String name) {
    @Nullable TenantId tenant = tenant(name);
    return tenant != null && desired.leaving().contains(tenant);
  }

  /** Whose a name was, as the name itself says. */
  private static @Nullable TenantId tenant(String name) {
    Matcher matcher = OWN.matcher(name);
    return matcher.matches() && TenantId.isValid(matcher.group(1))
        ? new TenantId(matcher.group(1))
        : null;
  }
}

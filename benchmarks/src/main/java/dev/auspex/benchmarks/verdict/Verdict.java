package dev.auspex.benchmarks.verdict;

import java.util.ArrayList;
import java.util.List;

/** How a run ended. */
public sealed interface Verdict {
  /** Every target was met at the size that it asks for. */
  record Met() implements Verdict {
    @Override
    public String toString() {
      return "met";
    }
  }

  /**
   * At least one was not.
   *
   * @param reasons why, at least one
   */
  record Missed(List<String> reasons) implements Verdict {
    /** Keeps its own copy. */
    public Missed {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String toString() {
      return "missed: " + String.join("; ", reasons);
    }
  }

  /**
   * Judges a run.
   *
   * @param targets all targets of the run
   * @param size the size it was run with
   * @param promised the size that the targets are promised at
   * @param unit what the size counts
   */
  static Verdict of(List<Target> targets, int size, int promised, String unit) {
    List<String> reasons = new ArrayList<>();
    targets.stream().filter(target -> !target.met()).map(Target::toString).forEach(reasons::add);
    if (targets.isEmpty()) {
      reasons.add("nothing was measured");
    }
    if (size < promised) {
      reasons.add(
          "run with %,d of the %,d %s that the targets are for%s"
              .formatted(
                  size,
                  promised,
                  unit,
                  reasons.isEmpty() ? "; every bound held at this size" : ""));
    }
    return reasons.isEmpty() ? new Met() : new Missed(reasons);
  }
}

package dev.auspex.control.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a job made sure that nothing was lost.
 *
 * @param misfits how many documents the new schema cannot hold
 * @param misfitExamples the first of them
 * @param verification how the homes compared; left out before they were
 * @param shadow what both answered; left out before they were asked
 */
public record JobReport(
    long misfits,
    List<Misfit> misfitExamples,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Shadow shadow) {
  static final JobReport EMPTY = new JobReport(0, List.of(), null, null);
  private static final int MOST_EXAMPLES = 20;

  /** Copies {@code misfitExamples}. */
  public JobReport {
    misfitExamples = List.copyOf(misfitExamples);
  }

  /** A document that does not fit. */
  public record Misfit(String document, List<Violation> violations) {
    /** Copies {@code violations}. */
    public Misfit {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Ids and versions of both homes, compared by a hash for each range of ids and then one by one
   * where the hashes differ.
   *
   * @param sourceDocuments how many the old home has
   * @param targetDocuments how many the new one has; writes between the two counts make a
   *     difference
   * @param ranges of ids
   * @param differingRanges those whose hashes differed at first
   * @param mended documents that were written or removed in the new home because of that
   * @param stuck documents that differ all the same; the job fails where there are some
   */
  public record Verification(
      long sourceDocuments,
      long targetDocuments,
      int ranges,
      int differingRanges,
      long mended,
      List<String> stuck) {
    /** Copies {@code stuck}. */
    public Verification {
      stuck = List.copyOf(stuck);
    }
  }

  /**
   * The same asked of both homes.
   *
   * @param documents read from both at random; of a rebuild they may differ, and none is
   * @param queries words of these documents, looked for in fields that both have
   * @param differences what was answered differently; the job fails where there is something
   */
  public record Shadow(int documents, int queries, List<String> differences) {
    /** Copies {@code differences}. */
    public Shadow {
      differences = List.copyOf(differences);
    }
  }

  JobReport withMisfits(List<Misfit> more) {
    List<Misfit> examples = new ArrayList<>(misfitExamples);
    more.stream().limit(Math.max(0, MOST_EXAMPLES - examples.size())).forEach(examples::add);
    return new JobReport(misfits + more.size(), examples, verification, shadow);
  }

  JobReport with(Verification made) {
    return new JobReport(misfits, misfitExamples, made, shadow);
  }

  JobReport with(Shadow made) {
    return new JobReport(misfits, misfitExamples, verification, made);
  }
}

package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.control.index.DeclaredBundle;
import dev.auspex.control.request.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A job that somebody may want, checked as far as that goes without a look at the index.
 *
 * @param speed documents per second; null for no limit
 */
record JobDeclaration(IndexName index, JobKind kind, JobRequest request, @Nullable Integer speed) {
  private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Set<PlacementKind> HOMES =
      EnumSet.of(PlacementKind.POOL, PlacementKind.DEDICATED, PlacementKind.ISOLATED);
  private static final Set<JobState> PAUSES =
      EnumSet.complementOf(
          EnumSet.of(JobState.PLAN, JobState.DUAL_WRITE, JobState.ROLL_BACK, JobState.CLEAN_UP));

  /**
   * Reads {@code body}.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} with everything that is wrong
   */
  static JobDeclaration of(NewJob body) {
    List<Violation> violations = new ArrayList<>();
    @Nullable JobKind kind =
        choice("kind", body.kind(), Arrays.asList(JobKind.values()), JobKind::wireName, violations);
    if (body.index() == null || !IndexName.isValid(body.index())) {
      violations.add(Names.violation("index", "the name of an index", body.index()));
    }
    boolean copies = kind == JobKind.MOVE || kind == JobKind.REBUILD;
    @Nullable PlacementKind placement =
        body.placement() == null && kind != JobKind.MOVE
            ? null
            : choice("placement", body.placement(), HOMES, PlacementKind::wireName, violations);
    if (kind != null && !copies && body.placement() != null) {
      violations.add(nothing("placement", kind));
    }
    if (body.nodeGroup() != null
        && (placement != PlacementKind.ISOLATED || !GROUP.matcher(body.nodeGroup()).matches())) {
      violations.add(
          Names.violation(
              "nodeGroup",
              "nothing, or with the placement isolated 1 to 63 characters of a-z, 0-9 and hyphens",
              body.nodeGroup()));
    }
    checkFrom(body, kind, violations);
    @Nullable JobState pause =
        body.pauseBefore() == null
            ? null
            : choice("pauseBefore", body.pauseBefore(), PAUSES, JobState::wireName, violations);
    checkSpeed(body.documentsPerSecond(), violations);
    @Nullable Schema schema = null;
    @Nullable RankingProfile ranking = null;
    if (kind != null && kind != JobKind.REBUILD && body.schema() != null) {
      violations.add(nothing("schema", kind));
    } else if (body.schema() != null) {
      DeclaredBundle declared = DeclaredBundle.of(body.schema(), body.ranking(), violations);
      schema = declared.schema();
      ranking = declared.ranking();
    }
    if (body.ranking() != null && body.schema() == null) {
      violations.add(new Violation("ranking", "nothing without a schema"));
    }
    if (!violations.isEmpty() || kind == null || body.index() == null) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new JobDeclaration(
        new IndexName(body.index()),
        kind,
        new JobRequest(placement, body.nodeGroup(), schema, ranking, body.from(), pause),
        body.documentsPerSecond());
  }

  private static void checkFrom(NewJob body, @Nullable JobKind kind, List<Violation> violations) {
    String from = body.from();
    if (kind == JobKind.IMPORT) {
      if (from == null || !IndexName.isValid(from) || from.equals(body.index())) {
        violations.add(Names.violation("from", "the name of another index", from));
      }
    } else if (kind != null && from != null) {
      violations.add(nothing("from", kind));
    }
  }

  static void checkSpeed(@Nullable Integer perSecond, List<Violation> violations) {
    if (perSecond != null && perSecond < 1) {
      violations.add(
          new Violation(
              "documentsPerSecond", "nothing or a number of at least 1, but was " + perSecond));
    }
  }

  private static Violation nothing(String field, JobKind kind) {
    return new Violation(field, "nothing for a job of kind " + kind.wireName());
  }

  private static <T> @Nullable T choice(
      String field,
      @Nullable String given,
      Iterable<T> choices,
      java.util.function.Function<T, String> name,
      List<Violation> violations) {
    List<String> names = new ArrayList<>();
    for (T choice : choices) {
      if (name.apply(choice).equals(given)) {
        return choice;
      }
      names.add(name.apply(choice));
    }
    violations.add(
        Names.violation(
            field, "one of " + names.stream().collect(Collectors.joining(", ")), given));
    return null;
  }
}

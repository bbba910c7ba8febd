package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.RevisionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, finds and publishes bundles; one transaction per method. */
@ApplicationScoped
public class BundleService {
  /**
   * What shall be other than in the live bundle.
   *
   * @param ranking the profile; null to keep the live one
   * @param workingLexicon whether the dictionaries and rules shall be the working copies; false to
   *     keep the live ones
   */
  public record Wanted(NewTenantIndex.@Nullable NewRanking ranking, boolean workingLexicon) {}

  /**
   * What would become of what is wanted.
   *
   * @param violations what is wrong with it; empty where it could be published
   * @param live the live bundle
   * @param ranking the profile with its defaults; the live one where there are violations
   * @param lexicon the working copies; null where the live dictionaries and rules stay
   */
  public record Check(
      List<Violation> violations,
      BundleView live,
      RankingProfile ranking,
      @Nullable Lexicon lexicon) {
    /** Copies {@code violations}. */
    public Check {
      violations = List.copyOf(violations);
    }
  }

  private final TenantIndexService indexes;
  private final BundleRepository bundles;
  private final LexiconService lexicons;
  private final RevisionRepository revision;
  private final Audit audit;
  private final Clock clock;

  BundleService(
      TenantIndexService indexes,
      BundleRepository bundles,
      LexiconService lexicons,
      RevisionRepository revision,
      Audit audit,
      Clock clock) {
    this.indexes = indexes;
    this.bundles = bundles;
    this.lexicons = lexicons;
    this.revision = revision;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * At most {@code most} bundles with numbers below {@code before}, newest first.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#INDEX_NOT_FOUND}
   */
  @Transactional
  public List<BundleView> list(TenantId tenant, IndexName index, int before, int most) {
    int live = indexes.get(tenant, index).bundle();
    return bundles.list(tenant, index, before, most).stream()
        .map(bundle -> BundleView.of(bundle, live))
        .toList();
  }

  /**
   * One bundle.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#INDEX_NOT_FOUND},
   *     {@link ProblemType#BUNDLE_NOT_FOUND}
   */
  @Transactional
  public BundleView get(TenantId tenant, IndexName index, int number) {
    return view(tenant, index, number, indexes.get(tenant, index).bundle());
  }

  /**
   * Says what is wrong with what is wanted for the live schema, and changes nothing.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#INDEX_NOT_FOUND}
   */
  @Transactional
  public Check check(TenantId tenant, IndexName index, Wanted wanted) {
    return check(tenant, index, get(tenant, index, indexes.get(tenant, index).bundle()), wanted);
  }

  private Check check(TenantId tenant, IndexName index, BundleView live, Wanted wanted) {
    List<Violation> violations = new ArrayList<>();
    if (wanted.ranking() == null && !wanted.workingLexicon()) {
      violations.add(
          new Violation(
              "ranking",
              "a ranking profile, or a lexicon beside or instead of it, but both are"
                  + " missing"));
      return new Check(violations, live, live.ranking(), null);
    }
    RankingProfile profile =
        wanted.ranking() == null
            ? live.ranking()
            : DeclaredRanking.of(wanted.ranking(), live.schema().fields(), violations);
    @Nullable Lexicon lexicon = wanted.workingLexicon() ? lexicons.working(tenant, index) : null;
    if (lexicon != null) {
      violations.addAll(LexiconMisfits.of(lexicon, live.schema()));
    }
    return new Check(violations, live, violations.isEmpty() ? profile : live.ranking(), lexicon);
  }

  /**
   * Makes a bundle of the live schema and what is wanted, and serves by it from now on. What is
   * equal to the live one makes none: the live bundle is returned.
   *
   * @param expected the number that the caller takes for live; null where it does not matter
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#INDEX_NOT_FOUND},
   *     {@link ProblemType#INVALID_REQUEST}, {@link ProblemType#PRECONDITION_FAILED}
   */
  @Transactional
  public BundleView publish(
      TenantId tenant, IndexName index, Wanted wanted, @Nullable Integer expected) {
    BundleView live = lock(tenant, index, expected);
    Check check = check(tenant, index, live, wanted);
    if (!check.violations().isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, check.violations());
    }
    @Nullable LexiconRef lexicon =
        check.lexicon() == null ? live.lexicon() : lexicons.keep(tenant, check.lexicon());
    if (check.ranking().equals(live.ranking()) && Objects.equals(lexicon, live.lexicon())) {
      return live;
    }
    StoredBundle added =
        bundles.add(
            tenant,
            index,
            new Bundle(0, live.schema(), check.ranking(), lexicon),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return serve(tenant, index, live, added);
  }

  /**
   * Serves by an earlier bundle again, or by a later one.
   *
   * @param expected the number that the caller takes for live; null where it does not matter
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#INDEX_NOT_FOUND},
   *     {@link ProblemType#BUNDLE_NOT_FOUND}, {@link ProblemType#PRECONDITION_FAILED}, {@link
   *     ProblemType#BUNDLE_INCOMPATIBLE} where documents were written by a schema that its own does
   *     not fit
   */
  @Transactional
  public BundleView publish(
      TenantId tenant, IndexName index, int number, @Nullable Integer expected) {
    BundleView live = lock(tenant, index, expected);
    if (live.number() == number) {
      return live;
    }
    StoredBundle wanted =
        bundles.find(tenant, index, number).orElseThrow(() -> notFound(tenant, index, number));
    if (!live.schema().equals(wanted.schema) && bundles.isWorkedOn(tenant, index)) {
      throw ApiProblem.of(
          ProblemType.INDEX_NOT_READY,
          "A job works on index %s; a bundle with another schema can serve afterwards",
          index);
    }
    SchemaChange change = SchemaChange.toEarlier(live.schema(), wanted.schema);
    if (change.impact() == Impact.REBUILD) {
      throw ApiProblem.of(
          ProblemType.BUNDLE_INCOMPATIBLE,
          "Bundle %d needs documents of another schema: %s",
          number,
          change.reasonsToRebuild());
    }
    return serve(tenant, index, live, wanted);
  }

  private BundleView lock(TenantId tenant, IndexName index, @Nullable Integer expected) {
    // Answers 404 with the right words; the lock is what decides.
    indexes.get(tenant, index);
    int live =
        bundles
            .lockLive(tenant, index)
            .orElseThrow(
                () ->
                    ApiProblem.of(
                        ProblemType.INDEX_NOT_FOUND, "Tenant %s has no index %s", tenant, index));
    if (expected != null && expected != live) {
      throw ApiProblem.of(
          ProblemType.PRECONDITION_FAILED,
          "Expected bundle %d to be live, but %d is; look at it and try again",
          expected,
          live);
    }
    return view(tenant, index, live, live);
  }

  private BundleView serve(
      TenantId tenant, IndexName index, BundleView before, StoredBundle bundle) {
    BundleView after = BundleView.of(bundle, bundle.key.number());
    bundles.makeLive(tenant, index, after.number());
    audit.record(tenant, "bundle.publish", "index/" + index, before, after);
    revision.raise(tenant);
    return after;
  }

  private BundleView view(TenantId tenant, IndexName index, int number, int live) {
    return bundles
        .find(tenant, index, number)
        .map(bundle -> BundleView.of(bundle, live))
        .orElseThrow(() -> notFound(tenant, index, number));
  }

  private static ApiProblem notFound(TenantId tenant, IndexName index, int number) {
    return ApiProblem.of(
        ProblemType.BUNDLE_NOT_FOUND,
        "Index %s of tenant %s has no bundle %d",
        index,
        tenant,
        number);
  }
}

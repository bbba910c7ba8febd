package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.control.cell.CellLayout;
import dev.auspex.control.elastic.IndexFacts;
import dev.auspex.control.elastic.IndexOutcome;
import dev.auspex.control.elastic.PhysicalSchemas;
import dev.auspex.control.quota.QuotaService;
import dev.auspex.control.request.Names;
import dev.auspex.control.request.Versions;
import dev.auspex.documents.stored.StoredForms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Weighs changes of schemas and makes the live ones. The search engine learns new fields before the
 * bundle that names them is there, because gateways write them at once; a field that stays behind
 * when the process ends between the two is taken by the next try.
 */
@ApplicationScoped
class SchemaUpdates {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final SchemaService schemas;
  private final PhysicalSchemas engine;
  private final QuotaService quotas;
  private final SchemaConfig config;
  private final IndexJobs jobs;
  private final LexiconService lexicons;

  SchemaUpdates(
      SchemaService schemas,
      PhysicalSchemas engine,
      QuotaService quotas,
      SchemaConfig config,
      IndexJobs jobs,
      LexiconService lexicons) {
    this.schemas = schemas;
    this.engine = engine;
    this.quotas = quotas;
    this.config = config;
    this.jobs = jobs;
    this.lexicons = lexicons;
  }

  /** What the change would take. */
  SchemaImpactView weigh(TenantId tenant, IndexName index, NewTenantIndex.NewSchema body) {
    SchemaService.Live live = schemas.live(tenant, index);
    Schema after = schema(body, live);
    IndexFacts facts = facts(live, after);
    return SchemaImpactView.of(
        change(live, after, facts),
        live.version(),
        facts instanceof IndexFacts.Known known ? (Long) known.documents() : null,
        config.rebuildDocumentsPerSecond(),
        lexicons.misfits(tenant, live.lexicon(), after));
  }

  /** How a change was applied. */
  sealed interface Applied {
    /** It serves. */
    record Live(SchemaView schema) implements Applied {}

    /** A job is at it. */
    record Rebuilding(String job) implements Applied {}
  }

  /** Makes the change as far as the sender agrees to what it takes. */
  Applied change(TenantId tenant, IndexName index, @Nullable String ifMatch, SchemaUpdate body) {
    SchemaService.Live live = schemas.live(tenant, index);
    Versions.requireMatch(ifMatch, live.version());
    boolean mayRebuild = "rebuild".equals(body.apply());
    if (!mayRebuild && !"live".equals(body.apply())) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(
              Names.violation(
                  "apply",
                  "live, which agrees to a live change, or rebuild, which agrees to a job",
                  body.apply())));
    }
    Schema after = schema(new NewTenantIndex.NewSchema(body.fields()), live);
    requireFields(tenant, live, after);
    requireFit(lexicons.misfits(tenant, live.lexicon(), after));
    IndexFacts facts = facts(live, after);
    SchemaChange change = change(live, after, facts);
    return switch (change.impact()) {
      case NOTHING -> new Applied.Live(schemas.get(tenant, index));
      case LIVE -> {
        Location home = extend(live, after, facts);
        yield new Applied.Live(schemas.replace(tenant, index, live, after, null, null, home));
      }
      case REBUILD -> {
        if (!mayRebuild) {
          throw needsRebuild(change.reasonsToRebuild());
        }
        yield new Applied.Rebuilding(jobs.rebuild(tenant, index, after));
      }
    };
  }

  /** Why the index cannot have the schema {@code after} without a rebuild; empty where it can. */
  Optional<String> reasonsToRebuild(TenantId tenant, IndexName index, Schema after) {
    SchemaService.Live live = schemas.live(tenant, index);
    SchemaChange change = change(live, after, facts(live, after));
    return change.impact() == Impact.REBUILD
        ? Optional.of(change.reasonsToRebuild())
        : Optional.empty();
  }

  /**
   * Has the index serve this from now on.
   *
   * @param declaration a profile and a lexicon that fit its schema; without a lexicon the live one
   *     stays
   */
  void become(TenantId tenant, IndexDeclaration declaration) {
    IndexName index = declaration.name();
    Schema after = declaration.schema();
    SchemaService.Live live = schemas.live(tenant, index);
    requireFields(tenant, live, after);
    Location home = live.home();
    if (!live.schema().equals(after)) {
      if (declaration.lexicon() == null) {
        requireFit(lexicons.misfits(tenant, live.lexicon(), after));
      }
      IndexFacts facts = facts(live, after);
      SchemaChange change = change(live, after, facts);
      if (change.impact() == Impact.REBUILD) {
        throw needsRebuild(change.reasonsToRebuild());
      }
      home = extend(live, after, facts);
    }
    schemas.replace(tenant, index, live, after, declaration.ranking(), declaration.lexicon(), home);
  }

  /** Before the search engine learns the new fields. */
  private void requireFields(TenantId tenant, SchemaService.Live live, Schema after) {
    quotas.requireFieldsWithin(tenant, live.schema().fields().size(), after.fields().size());
  }

  /** Of the live dictionaries and rules: nothing that serves may name a field that is not there. */
  private static void requireFit(List<Violation> misfits) {
    if (!misfits.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_SCHEMA, misfits);
    }
  }

  private static ApiProblem needsRebuild(String reasons) {
    return ApiProblem.of(
        ProblemType.SCHEMA_NEEDS_REBUILD,
        "This change cannot be made live: %s. With apply: rebuild a job makes it",
        reasons);
  }

  private static Schema schema(NewTenantIndex.NewSchema body, SchemaService.Live live) {
    List<Violation> violations = new ArrayList<>();
    List<Field> fields = DeclaredFields.of(body, violations);
    if (violations.isEmpty()) {
      violations.addAll(RankingFit.check(live.ranking(), new Schema(fields)));
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(
          ProblemType.INVALID_SCHEMA, violations.stream().map(SchemaUpdates::withoutRoot).toList());
    }
    return new Schema(fields);
  }

  /** Here the body is the schema itself. */
  private static Violation withoutRoot(Violation violation) {
    return violation.field().startsWith("schema.")
        ? new Violation(violation.field().substring("schema.".length()), violation.expected())
        : violation;
  }

  private IndexFacts facts(SchemaService.Live live, Schema after) {
    return engine.facts(live.home(), added(live, after));
  }

  private static Set<String> added(SchemaService.Live live, Schema after) {
    return after.fields().stream()
        .map(Field::name)
        .filter(name -> live.schema().field(name).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static SchemaChange change(SchemaService.Live live, Schema after, IndexFacts facts) {
    SchemaChange change =
        switch (facts) {
          case IndexFacts.Known known ->
              SchemaChange.between(live.schema(), after, known.documents(), known.occupied());
          case IndexFacts.Unknown unknown ->
              SchemaChange.between(live.schema(), after, Long.MAX_VALUE, Set.of());
        };
    boolean pooled = live.home().kind() == PlacementKind.POOL;
    return pooled && slots(live, after) instanceof CellLayout.Fit.Needs needs
        ? change.withoutRoom(needs.reason())
        : change;
  }

  /**
   * The slots of a pooled index. A new field takes a free one, also where its name had one before:
   * that held nothing, or the change would not be live.
   */
  private static CellLayout.Fit slots(SchemaService.Live live, Schema after) {
    Map<String, String> slots = new HashMap<>(live.home().slots());
    Map<String, TermField> terms = new HashMap<>(live.home().terms());
    Map<String, CompletionField> completions = new HashMap<>(live.home().completions());
    Set<String> added = added(live, after);
    slots.keySet().removeAll(added);
    terms.keySet().removeAll(added);
    completions.keySet().removeAll(added);
    return CellLayout.fit(
        withoutLateCompletions(live, after), new CellLayout.Fit.Fits(slots, terms, completions));
  }

  /**
   * The schema by which a home is extended. A field that should have had completions all along, but
   * was stored by an older version of Auspex, gets them with the next rebuild: for its old
   * documents there are none.
   */
  private static Schema withoutLateCompletions(SchemaService.Live live, Schema after) {
    return new Schema(
        after.fields().stream()
            .map(
                field ->
                    field.suggest()
                            && live.schema().field(field.name()).filter(Field::suggest).isPresent()
                            && !live.home().completions().containsKey(field.name())
                        ? field.withoutSuggest()
                        : field)
            .toList());
  }

  private static boolean bringsCompletions(SchemaService.Live live, Schema after) {
    return withoutLateCompletions(live, after).suggestedFields().stream()
        .anyMatch(field -> !live.home().completions().containsKey(field.name()));
  }

  /** Where the documents are, with room for all fields of {@code after}. */
  private Location extend(SchemaService.Live live, Schema after, IndexFacts facts) {
    Location home = live.home();
    if (added(live, after).isEmpty() && !bringsCompletions(live, after)) {
      return home;
    }
    if (facts instanceof IndexFacts.Unknown unknown) {
      throw unavailable(unknown.reason());
    }
    String key = home.key();
    if (key != null) {
      return switch (slots(live, after)) {
        case CellLayout.Fit.Fits fits -> fits.in(home.physicalIndex(), key);
        case CellLayout.Fit.Needs needs -> throw needsRebuild(needs.reason());
      };
    }
    Location extended =
        home.withTerms(terms(live, after)).withCompletions(completions(live, after));
    return switch (engine.extend(extended, after)) {
      case IndexOutcome.Present present -> extended;
      case IndexOutcome.Refused refused -> throw needsRebuild(refused.reason());
      case IndexOutcome.Unavailable unavailable -> throw unavailable(unavailable.reason());
    };
  }

  /** A text field that comes new is cut by Auspex, whoever cuts the others. */
  private static Map<String, TermField> terms(SchemaService.Live live, Schema after) {
    Map<String, TermField> terms = new HashMap<>(StoredForms.ownTerms(after));
    terms.keySet().retainAll(added(live, after));
    terms.putAll(live.home().terms());
    return terms;
  }

  private static Map<String, CompletionField> completions(SchemaService.Live live, Schema after) {
    Map<String, CompletionField> completions =
        new HashMap<>(StoredForms.ownCompletions(withoutLateCompletions(live, after)));
    completions.putAll(live.home().completions());
    return completions;
  }

  private static ApiProblem unavailable(String reason) {
    return ApiProblem.of(
            ProblemType.ENGINE_UNAVAILABLE, "The schema is as it was: %s; try again", reason)
        .retryAfter(RETRY_AFTER);
  }
}

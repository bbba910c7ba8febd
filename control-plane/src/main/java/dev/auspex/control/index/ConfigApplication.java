package dev.auspex.control.index;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.index.ConfigPlanView.Step;
import dev.auspex.control.quota.QuotaService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tenant's indexes agree with a document. All of it is weighed before any of it is done; an
 * index that the document does not name is left alone. Each index is a transaction of its own: what
 * a failure in the middle leaves undone, the next try does.
 */
@ApplicationScoped
class ConfigApplication {
  private final TenantIndexService indexes;
  private final IndexCreation creation;
  private final SchemaUpdates updates;
  private final QuotaService quotas;
  private final LexiconService lexicons;

  ConfigApplication(
      TenantIndexService indexes,
      IndexCreation creation,
      SchemaUpdates updates,
      QuotaService quotas,
      LexiconService lexicons) {
    this.indexes = indexes;
    this.creation = creation;
    this.updates = updates;
    this.quotas = quotas;
    this.lexicons = lexicons;
  }

  /** The document that describes what there is. */
  String export(TenantId tenant) {
    return DeclaredConfig.write(
        tenant, indexes.list(tenant).stream().map(index -> declaration(tenant, index)).toList());
  }

  /**
   * As it would be declared anew: dedicated where that was wanted, else where the platform says.
   */
  private IndexDeclaration declaration(TenantId tenant, TenantIndexView index) {
    boolean dedicated =
        index.placement() == PlacementKind.DEDICATED && index.placementReason() == null;
    return new IndexDeclaration(
        index.name(),
        index.schema(),
        index.ranking(),
        index.lexicon() == null ? null : lexicons.read(tenant, index.lexicon()),
        dedicated ? PlacementKind.DEDICATED : null);
  }

  /**
   * What {@code yaml} would do.
   *
   * @throws ApiProblem where it cannot be done: {@link ProblemType#INVALID_REQUEST}, {@link
   *     ProblemType#SCHEMA_NEEDS_REBUILD}, {@link ProblemType#INDEX_NOT_READY}, {@link
   *     ProblemType#QUOTA_EXCEEDED}
   */
  ConfigPlanView plan(TenantId tenant, String yaml) {
    return new ConfigPlanView(false, steps(tenant, DeclaredConfig.read(tenant, yaml)));
  }

  /** Does it; the same problems. */
  ConfigPlanView apply(TenantId tenant, String yaml) {
    List<IndexDeclaration> wanted = DeclaredConfig.read(tenant, yaml);
    List<Step> steps = steps(tenant, wanted);
    for (int i = 0; i < wanted.size(); i++) {
      IndexDeclaration declaration = wanted.get(i);
      switch (steps.get(i).action()) {
        case "create" -> creation.create(tenant, declaration);
        case "change" -> updates.become(tenant, declaration);
        default -> {}
      }
    }
    return new ConfigPlanView(true, steps);
  }

  private List<Step> steps(TenantId tenant, List<IndexDeclaration> wanted) {
    Map<String, TenantIndexView> present = new HashMap<>();
    List<TenantIndexView> all = indexes.list(tenant);
    all.forEach(index -> present.put(index.name().value(), index));
    List<Step> steps = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (IndexDeclaration declaration : wanted) {
      named.add(declaration.name().value());
      steps.add(step(tenant, declaration, present.get(declaration.name().value()), refusals));
    }
    if (!refusals.isEmpty()) {
      throw ApiProblem.of(
          ProblemType.SCHEMA_NEEDS_REBUILD,
          "Nothing was applied, because this cannot be made live: %s",
          String.join("; ", refusals));
    }
    quotas.requireRoomForIndexes(
        tenant, (int) steps.stream().filter(step -> step.action().equals("create")).count());
    all.stream()
        .map(index -> index.name().value())
        .filter(name -> !named.contains(name))
        .map(name -> new Step(name, "keep", "the document does not name it"))
        .forEach(steps::add);
    return List.copyOf(steps);
  }

  private Step step(
      TenantId tenant,
      IndexDeclaration declaration,
      @Nullable TenantIndexView there,
      List<String> refusals) {
    String name = declaration.name().value();
    quotas.requireFieldsWithin(
        tenant,
        there == null ? 0 : there.schema().fields().size(),
        declaration.schema().fields().size());
    if (there == null) {
      return new Step(name, "create", "it is not there");
    }
    List<String> changes = new ArrayList<>();
    if (!there.schema().equals(declaration.schema())) {
      changes.add("the schema");
      updates
          .reasonsToRebuild(tenant, declaration.name(), declaration.schema())
          .ifPresent(reasons -> refusals.add("index %s: %s".formatted(name, reasons)));
    }
    if (!there.ranking().equals(declaration.ranking())) {
      changes.add("the ranking profile");
    }
    if (!keepsLexicon(declaration, there)) {
      changes.add("the dictionaries and rules");
    }
    return changes.isEmpty()
        ? new Step(name, "none", "")
        : new Step(name, "change", inWords(changes));
  }

  /** By name: what is packed alike is alike. */
  private static boolean keepsLexicon(IndexDeclaration declaration, TenantIndexView there) {
    @Nullable Lexicon lexicon = declaration.lexicon();
    return lexicon == null
        || Objects.equals(
            there.lexicon(), PackedLexicon.of(lexicon).map(PackedLexicon::ref).orElse(null));
  }

  private static String inWords(List<String> changes) {
    int last = changes.size() - 1;
    return last == 0
        ? changes.getFirst()
        : String.join(", ", changes.subList(0, last)) + " and " + changes.get(last);
  }
}

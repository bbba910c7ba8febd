package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.cell.CellService;
import dev.auspex.control.tenant.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the schemas of indexes and puts others in their place; one transaction per method. */
@ApplicationScoped
class SchemaService {
  /**
   * The schema that serves now.
   *
   * @param home where its documents are
   * @param version number of the bundle that brought it
   */
  record Live(
      Location home,
      int version,
      Schema schema,
      RankingProfile ranking,
      @Nullable LexiconRef lexicon) {}

  private final TenantService tenants;
  private final TenantIndexRepository indexes;
  private final BundleRepository bundles;
  private final LexiconService lexicons;
  private final CellService cells;
  private final Audit audit;
  private final RevisionRepository revision;
  private final Clock clock;

  SchemaService(
      TenantService tenants,
      TenantIndexRepository indexes,
      BundleRepository bundles,
      LexiconService lexicons,
      CellService cells,
      Audit audit,
      RevisionRepository revision,
      Clock clock) {
    this.tenants = tenants;
    this.indexes = indexes;
    this.bundles = bundles;
    this.lexicons = lexicons;
    this.cells = cells;
    this.audit = audit;
    this.revision = revision;
    this.clock = clock;
  }

  /** The live schema with its version, whatever the state of the index. */
  @Transactional
  SchemaView get(TenantId tenant, IndexName index) {
    return versions(tenant, index).getFirst();
  }

  /** The versions of the schema as far as the live one, newest first; at least one. */
  @Transactional
  List<SchemaView> versions(TenantId tenant, IndexName index) {
    TenantIndexRepository.Row row = row(tenant, index);
    List<SchemaView> versions = new ArrayList<>();
    for (StoredBundle bundle : indexes.bundlesUpTo(tenant, index, row.live().key.number())) {
      boolean same =
          !versions.isEmpty() && versions.getFirst().fields().equals(bundle.schema.fields());
      if (!same) {
        versions.addFirst(
            new SchemaView(bundle.key.number(), bundle.schema.fields(), bundle.createdAt));
      }
    }
    return List.copyOf(versions);
  }

  /**
   * What serves now.
   *
   * @throws ApiProblem {@link ProblemType#INDEX_NOT_READY} before it does
   */
  @Transactional
  Live live(TenantId tenant, IndexName index) {
    TenantIndexRepository.Row row = ready(row(tenant, index), index);
    return new Live(
        home(row, index),
        get(tenant, index).version(),
        row.live().schema,
        row.live().ranking,
        row.live().lexicon);
  }

  /**
   * Makes a bundle with the schema {@code after} and has it serve.
   *
   * @param before what was live when it was decided
   * @param ranking its ranking profile; null to keep the live one
   * @param lexicon its dictionaries and rules, which become the working copies too; null to keep
   *     the live ones
   * @param home where its documents are, with the slots of all fields of {@code after}
   * @throws ApiProblem {@link ProblemType#PRECONDITION_FAILED} where {@code before} is not live any
   *     more
   */
  @Transactional
  SchemaView replace(
      TenantId tenant,
      IndexName index,
      Live before,
      Schema after,
      @Nullable RankingProfile ranking,
      @Nullable Lexicon lexicon,
      Location home) {
    tenants.get(tenant);
    TenantIndexRepository.Row row =
        ready(indexes.lock(tenant, index).orElseThrow(() -> notFound(tenant, index)), index);
    Bundle live = row.live().bundle();
    if (!live.schema().equals(before.schema()) || !home(row, index).equals(before.home())) {
      throw ApiProblem.of(
          ProblemType.PRECONDITION_FAILED,
          "Someone else has changed the schema meanwhile; look at it and try again");
    }
    RankingProfile next = ranking == null ? live.ranking() : ranking;
    List<Violation> misfits = new ArrayList<>(RankingFit.check(next, after));
    misfits.addAll(
        lexicon == null
            ? lexicons.misfits(tenant, live.lexicon(), after)
            : LexiconMisfits.of(lexicon, after));
    if (!misfits.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_SCHEMA, misfits);
    }
    if (!home.equals(before.home())) {
      settle(tenant, row.index(), home);
    }
    StoredBundle made =
        bundles.add(
            tenant,
            index,
            new Bundle(
                0, after, next, lexicon == null ? live.lexicon() : lexicons.keep(tenant, lexicon)),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    if (lexicon != null) {
      lexicons.workOn(tenant, index, lexicon);
    }
    bundles.makeLive(tenant, index, made.key.number());
    audit.record(tenant, "bundle.publish", "index/" + index, live, made.bundle());
    revision.raise(tenant);
    return new SchemaView(made.key.number(), after.fields(), made.createdAt);
  }

  /** Room for new fields where it lives. */
  private void settle(TenantId tenant, TenantIndex index, Location home) {
    String key = home.key();
    if (key != null) {
      cells.setSlots(tenant, key, home.slots());
    }
    if (!indexes.move(tenant, index.name(), index.epoch, Placement.at(home))) {
      throw new IllegalStateException("a locked index has been moved: " + index.name());
    }
  }

  /** Where a ready index lives, unless it is on its way elsewhere or lies in a snapshot. */
  private static Location home(TenantIndexRepository.Row row, IndexName index) {
    Placement placement = Objects.requireNonNull(row.index().placement);
    if (row.index().job != null || placement.serving().kind() == PlacementKind.PARKED) {
      throw ApiProblem.of(
          ProblemType.INDEX_NOT_READY,
          "A job works on index %s, or it is parked; its schema can be changed afterwards",
          index);
    }
    return placement.serving();
  }

  private TenantIndexRepository.Row row(TenantId tenant, IndexName index) {
    tenants.get(tenant);
    return indexes.find(tenant, index).orElseThrow(() -> notFound(tenant, index));
  }

  private static TenantIndexRepository.Row ready(TenantIndexRepository.Row row, IndexName index) {
    if (row.index().state() != IndexState.READY) {
      throw ApiProblem.of(
          ProblemType.INDEX_NOT_READY,
          "Index %s is %s; its schema can be changed once it is ready",
          index,
          row.index().state().wireName());
    }
    return row;
  }

  private static ApiProblem notFound(TenantId tenant, IndexName index) {
    return ApiProblem.of(ProblemType.INDEX_NOT_FOUND, "Tenant %s has no index %s", tenant, index);
  }
}

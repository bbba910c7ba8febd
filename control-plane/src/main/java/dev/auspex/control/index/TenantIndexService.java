package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.control.catalogue.PlatformWide;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.cell.CellService;
import dev.auspex.control.quota.QuotaService;
import dev.auspex.control.tenant.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Declares and finds TenantIndexes; one transaction per method. */
@ApplicationScoped
public class TenantIndexService {
  private final TenantService tenants;
  private final TenantIndexRepository indexes;
  private final LexiconService lexicons;
  private final CellService cells;
  private final QuotaService quotas;
  private final RevisionRepository revision;
  private final IndexConfig config;
  private final Clock clock;

  TenantIndexService(
      TenantService tenants,
      TenantIndexRepository indexes,
      LexiconService lexicons,
      CellService cells,
      QuotaService quotas,
      RevisionRepository revision,
      IndexConfig config,
      Clock clock) {
    this.tenants = tenants;
    this.indexes = indexes;
    this.lexicons = lexicons;
    this.cells = cells;
    this.quotas = quotas;
    this.revision = revision;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Declares an index. In the pool it takes a place in an open cell and is ready at once: that is
   * rows and nothing else. Elsewhere, or where no cell is open, it is not ready before the
   * reconciler has had its physical index created, so gateways do not hear of it yet.
   *
   * @return whether it is ready
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#INDEX_EXISTS},
   *     {@link ProblemType#QUOTA_EXCEEDED}
   */
  @Transactional
  boolean declare(TenantId tenant, IndexDeclaration declaration) {
    tenants.get(tenant);
    quotas.requireFieldsWithin(tenant, 0, declaration.schema().fields().size());
    quotas.beginAdding(tenant);
    WantedPlacement wanted =
        WantedPlacement.of(
            declaration.placement().orElse(config.defaultPlacement()), declaration.schema());
    @Nullable Lexicon lexicon = declaration.lexicon();
    String key =
        indexes
            .add(
                tenant,
                declaration,
                lexicon == null ? null : lexicons.keep(tenant, lexicon),
                wanted,
                clock.instant().truncatedTo(ChronoUnit.MICROS))
            .orElseThrow(
                () ->
                    ApiProblem.of(
                        ProblemType.INDEX_EXISTS,
                        "Tenant %s has an index %s; choose another name",
                        tenant,
                        declaration.name()));
    // After the insert: a name that is taken is told before a limit. A refusal rolls both back.
    quotas.requireIndexesWithin(tenant);
    if (lexicon != null) {
      lexicons.workOn(tenant, declaration.name(), lexicon);
    }
    if (wanted.kind() != PlacementKind.POOL) {
      return false;
    }
    Optional<Location> home = cells.join(tenant, declaration.name(), key, wanted.fits());
    home.ifPresent(
        location -> {
          indexes.place(tenant, declaration.name(), Placement.at(location));
          revision.raise(tenant);
        });
    return home.isPresent();
  }

  /**
   * The index, whatever its state.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}, {@link ProblemType#INDEX_NOT_FOUND}
   */
  @Transactional
  public TenantIndexView get(TenantId tenant, IndexName name) {
    tenants.get(tenant);
    return indexes
        .find(tenant, name)
        .map(row -> TenantIndexView.of(row.index(), row.live()))
        .orElseThrow(
            () ->
                ApiProblem.of(
                    ProblemType.INDEX_NOT_FOUND, "Tenant %s has no index %s", tenant, name));
  }

  /**
   * The tenant's indexes in order of their names, whatever their states.
   *
   * @throws ApiProblem {@link ProblemType#TENANT_NOT_FOUND}
   */
  @Transactional
  public List<TenantIndexView> list(TenantId tenant) {
    tenants.get(tenant);
    return indexes.list(tenant).stream()
        .map(row -> TenantIndexView.of(row.index(), row.live()))
        .toList();
  }

  /** The ready indexes of all tenants, in order of tenant and name. For the snapshot. */
  @Transactional
  @PlatformWide("the snapshot holds all tenants")
  public List<ServingIndex> ready() {
    return indexes.ready().stream().map(TenantIndexService::serving).toList();
  }

  /** The tenant's ready indexes, in order of their names. For the snapshot. */
  @Transactional
  public List<ServingIndex> ready(TenantId tenant) {
    return indexes.ready(tenant).stream().map(TenantIndexService::serving).toList();
  }

  /** The ready indexes of all tenants that have a home outside the pool. */
  @Transactional
  @PlatformWide("Elasticsearch holds all tenants")
  public List<ServingIndex> readyOutsideThePool() {
    return indexes.readyOutsideThePool().stream().map(TenantIndexService::serving).toList();
  }

  /** The names of the physical indexes that are being made for indexes that are not ready yet. */
  @Transactional
  @PlatformWide("Elasticsearch holds all tenants")
  public Set<String> physicalIndexesInTheMaking() {
    return indexes.inTheMaking().stream()
        .map(TenantIndex::physicalIndex)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ServingIndex serving(TenantIndexRepository.Row row) {
    return new ServingIndex(
        row.index().tenant(),
        new IndexSnapshot(
            row.index().name(),
            Objects.requireNonNull(row.index().placement),
            row.live().bundle()));
  }
}

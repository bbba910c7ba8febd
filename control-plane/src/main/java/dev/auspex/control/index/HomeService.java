package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.catalogue.RevisionRepository;
import dev.auspex.control.cell.CellService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job needs to know of an index and may change of it. Each method runs in the caller's
 * transaction, so that a step of a job and its effect happen both or not at all.
 */
@ApplicationScoped
public class HomeService {
  /**
   * An index that nobody else changes until the transaction ends.
   *
   * @param job the job that works on it, if one does
   * @param attemptAfter until then a reconciler may work on it
   */
  public record Held(
      IndexState state,
      @Nullable Placement placement,
      String firstPhysicalIndex,
      long epoch,
      Bundle live,
      @Nullable String job,
      Instant attemptAfter) {}

  private final TenantIndexRepository indexes;
  private final BundleRepository bundles;
  private final LexiconRepository storedLexicons;
  private final LexiconService lexicons;
  private final CellService cells;
  private final RevisionRepository revision;
  private final Audit audit;
  private final Clock clock;

  HomeService(
      TenantIndexRepository indexes,
      BundleRepository bundles,
      LexiconRepository storedLexicons,
      LexiconService lexicons,
      CellService cells,
      RevisionRepository revision,
      Audit audit,
      Clock clock) {
    this.indexes = indexes;
    this.bundles = bundles;
    this.storedLexicons = storedLexicons;
    this.lexicons = lexicons;
    this.cells = cells;
    this.revision = revision;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The index as it is now.
   *
   * @throws ApiProblem {@link ProblemType#INDEX_NOT_FOUND}
   */
  @Transactional
  public Held lock(TenantId tenant, IndexName name) {
    TenantIndexRepository.Row row =
        indexes
            .lock(tenant, name)
            .orElseThrow(
                () ->
                    ApiProblem.of(
                        ProblemType.INDEX_NOT_FOUND, "Tenant %s has no index %s", tenant, name));
    return new Held(
        row.index().state(),
        row.index().placement,
        row.index().physicalIndex(),
        row.index().epoch,
        row.live().bundle(),
        row.index().job,
        row.index().attemptAfter);
  }

  /** Gives a locked index to {@code job}, or to none. */
  @Transactional
  public void give(TenantId tenant, IndexName name, @Nullable String job) {
    indexes.setJob(tenant, name, job);
  }

  /**
   * Lets go of an index that {@code job} holds; nothing where it does not, or the index is gone.
   */
  @Transactional
  public void giveBack(TenantId tenant, IndexName name, String job) {
    indexes.clearJob(tenant, name, job);
  }

  /** A key, and with it the name of a physical index, that no other home has or had. */
  @Transactional
  public String newKey(TenantId tenant, IndexName name) {
    return "%s.%s.%d".formatted(tenant, name, indexes.nextGeneration(tenant));
  }

  /**
   * Changes where a locked index lives.
   *
   * @return the revision that gateways know it by
   */
  @Transactional
  public long move(TenantId tenant, IndexName name, Held held, Placement placement) {
    if (!indexes.move(tenant, name, held.epoch(), placement)) {
      throw new IllegalStateException("a locked index has been moved: " + name);
    }
    return revision.raise(tenant);
  }

  /**
   * Has a locked index that a rebuild has filled serve by another schema; call {@link #move} after
   * it.
   *
   * @param ranking null for the live one
   * @return what is wrong; empty where it serves by it
   */
  @Transactional
  public List<Violation> serve(
      TenantId tenant, IndexName name, Held held, Schema schema, @Nullable RankingProfile ranking) {
    RankingProfile next = ranking == null ? held.live().ranking() : ranking;
    List<Violation> misfits = new ArrayList<>(RankingFit.check(next, schema));
    misfits.addAll(lexicons.misfits(tenant, held.live().lexicon(), schema));
    if (misfits.isEmpty()) {
      StoredBundle made =
          bundles.add(
              tenant,
              name,
              new Bundle(0, schema, next, held.live().lexicon()),
              clock.instant().truncatedTo(ChronoUnit.MICROS));
      bundles.makeLive(tenant, name, made.key.number());
      audit.record(tenant, "bundle.publish", "index/" + name, held.live(), made.bundle());
    }
    return List.copyOf(misfits);
  }

  /** No gateway serves a locked index any more once it has the revision that is returned. */
  @Transactional
  public long close(TenantId tenant, IndexName name) {
    indexes.close(tenant, name);
    return revision.raise(tenant);
  }

  /** Removes a closed index whose documents are gone; its name is free then. */
  @Transactional
  public void forget(TenantId tenant, IndexName name, @Nullable Location home) {
    if (home != null) {
      leave(tenant, home);
    }
    indexes.remove(tenant, name);
    storedLexicons.removeUnused(tenant);
  }

  /** Gives the place in a cell back whose documents are gone; nothing for other homes. */
  @Transactional
  public void leave(TenantId tenant, Location home) {
    String key = home.key();
    if (key != null) {
      cells.leave(tenant, key);
    }
  }
}

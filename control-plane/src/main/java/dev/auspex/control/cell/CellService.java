package dev.auspex.control.cell;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives TenantIndexes their place in a cell; one transaction per method. */
@ApplicationScoped
public class CellService {
  private final CellRepository cells;
  private final CellConfig config;
  private final Clock clock;

  CellService(CellRepository cells, CellConfig config, Clock clock) {
    this.cells = cells;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Takes a place in an open cell, in the caller's transaction.
   *
   * @param key tells this generation of the TenantIndex from all others, at most 128 characters
   * @param fits its slots
   * @return where it lives; empty where no open cell has room now
   */
  @Transactional
  public Optional<Location> join(
      TenantId tenant, IndexName index, String key, CellLayout.Fit.Fits fits) {
    return cells
        .takePlace(config.mostMembers())
        .map(
            cell -> {
              cells.add(tenant, index, key, cell, fits.slots());
              return fits.in(cell, key);
            });
  }

  /** A TenantIndex that lives in a cell. */
  public record Member(TenantId tenant, IndexName index) {}

  /** Whose key it is; empty where it is nobody's. */
  @Transactional
  @PlatformWide("the key says whose it is")
  public Optional<Member> member(String key) {
    return cells.member(key);
  }

  /** Gives the fields of {@code key} other slots, in the caller's transaction. */
  @Transactional
  public void setSlots(TenantId tenant, String key, Map<String, String> slots) {
    cells.setSlots(tenant, key, slots);
  }

  /** Gives the place of {@code key} back, whose documents are gone. */
  @Transactional
  public void leave(TenantId tenant, String key) {
    cells.remove(tenant, key);
  }

  /** The names of the open cells, in order. */
  @Transactional
  @PlatformWide("a cell belongs to all of its members")
  public List<String> openCells() {
    return cells.names(true);
  }

  /** The names of the cells that are being made. */
  @Transactional
  @PlatformWide("a cell belongs to all of its members")
  public List<String> cellsInTheMaking() {
    return cells.names(false);
  }

  /** The keys of all members of a cell, those that are on their way out included. */
  @Transactional
  @PlatformWide("a cell belongs to all of its members")
  public Set<String> keys(String cell) {
    return Set.copyOf(cells.keys(cell));
  }

  /** The name of the cell that shall be made now; empty where there is room enough. */
  @Transactional
  Optional<String> needed() {
    return cells.inTheMaking().or(this::begin);
  }

  private Optional<String> begin() {
    return cells.room(config.mostMembers()) >= config.spareMembers()
        ? Optional.empty()
        : cells.begin(clock.instant());
  }

  /** The names of the open cells that lack slots; nobody is let in. */
  @Transactional
  @PlatformWide("a cell belongs to all of its members")
  List<String> outdated() {
    return cells.outdated();
  }

  /** Says that a cell has all slots now. */
  @Transactional
  @PlatformWide("a cell belongs to all of its members")
  void extended(String cell) {
    cells.extended(cell);
  }

  /** Lets members in. */
  @Transactional
  void open(String cell) {
    cells.open(cell);
  }
}

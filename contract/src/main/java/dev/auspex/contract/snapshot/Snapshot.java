package dev.auspex.contract.snapshot;

import dev.auspex.contract.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * The platform at one revision.
 *
 * @param revision grows with every published change; 0 before the first
 * @param tenants in order of their ids
 */
public record Snapshot(long revision, List<TenantSnapshot> tenants) {
  /** What a gateway knows before it has heard from a control plane. */
  public static final Snapshot EMPTY = new Snapshot(0, List.of());

  /** Copies {@code tenants}. */
  public Snapshot {
    tenants = List.copyOf(tenants);
  }

  /** The tenant {@code id}, if it exists at this revision. */
  public Optional<TenantSnapshot> tenant(TenantId id) {
    return tenants.stream().filter(tenant -> tenant.id().equals(id)).findFirst();
  }
}

package dev.auspex.control.access;

import dev.auspex.contract.TenantId;
import java.util.Set;

/**
 * Who sent a request, as its token says.
 *
 * @param roles the realm roles that we know; other roles are left out
 * @param tenants the organizations, which are the tenants that the caller belongs to
 */
public record Caller(Set<Role> roles, Set<TenantId> tenants) {
  /** Copies the sets. */
  public Caller {
    roles = Set.copyOf(roles);
    tenants = Set.copyOf(tenants);
  }
}

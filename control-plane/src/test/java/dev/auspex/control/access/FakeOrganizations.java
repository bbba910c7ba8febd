package dev.auspex.control.access;

import dev.auspex.contract.TenantId;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Organizations in memory; can be as unreachable as a Keycloak that is down. */
@Mock
@ApplicationScoped
public class FakeOrganizations implements Organizations {
  private final Set<TenantId> known = ConcurrentHashMap.newKeySet();
  private volatile boolean down;

  @Override
  public OrganizationOutcome ensure(TenantId tenant, String name) {
    if (!down) {
      known.add(tenant);
    }
    return find(tenant);
  }

  @Override
  public OrganizationOutcome remove(TenantId tenant) {
    if (!down) {
      known.remove(tenant);
    }
    return find(tenant);
  }

  @Override
  public OrganizationOutcome find(TenantId tenant) {
    if (down) {
      return new OrganizationOutcome.Unavailable("Keycloak does not answer");
    }
    return known.contains(tenant)
        ? new OrganizationOutcome.Present()
        : new OrganizationOutcome.Absent();
  }

  /** Whether nothing is answered from now on. */
  public void down(boolean is) {
    down = is;
  }
}

package dev.auspex.control.access;

import dev.auspex.contract.TenantId;

/** The organizations in Keycloak, one for each tenant, and the roles that their people can have. */
public interface Organizations {
  /**
   * Makes sure that there is an organization whose alias is the tenant's id, and that the realm has
   * all roles. Asking twice is the same as asking once; an organization that is there stays as it
   * is.
   *
   * @param name what people call the tenant
   * @return never null; {@link OrganizationOutcome.Present} or {@link
   *     OrganizationOutcome.Unavailable}
   */
  OrganizationOutcome ensure(TenantId tenant, String name);

  /**
   * Removes the tenant's organization, and with it who was a member. People stay.
   *
   * @return never null; {@link OrganizationOutcome.Absent} or {@link
   *     OrganizationOutcome.Unavailable}
   */
  OrganizationOutcome remove(TenantId tenant);

  /** Whether Keycloak has the tenant's organization now. */
  OrganizationOutcome find(TenantId tenant);
}

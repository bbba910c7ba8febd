package dev.auspex.control.access;

/** How it stands with an organization in Keycloak. */
public sealed interface OrganizationOutcome {
  /** Keycloak has it. */
  record Present() implements OrganizationOutcome {}

  /** Keycloak has none of this alias. */
  record Absent() implements OrganizationOutcome {}

  /**
   * Keycloak did not answer, or refused; trying again may help.
   *
   * @param reason for people, without addresses
   */
  record Unavailable(String reason) implements OrganizationOutcome {}
}

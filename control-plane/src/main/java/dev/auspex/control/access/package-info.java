/**
 * Who may do what: the roles and organizations of a token against the tenant in the path.
 *
 * <p>In: the security identity that Quarkus made of a Keycloak token. Out: a {@link
 * dev.auspex.control.access.Caller}, or 403 before any resource method runs. Next: the resource,
 * which may rely on it. Keycloak's own policies (role against resource and scope) have been asked
 * before; docs/permissions.md holds both tables.
 */
@NullMarked
package dev.auspex.control.access;

import org.jspecify.annotations.NullMarked;

/**
 * Tenants: the organizations that use the platform.
 *
 * <p>In: an id and a name from an operator, who may later suspend, resume, delete and undelete it.
 * Out: a row that never changes its id, and an organization in Keycloak. Next: index and apikey
 * hang on it; publish tells gateways what to do for it; removal ends it.
 */
@NullMarked
package dev.auspex.control.tenant;

import org.jspecify.annotations.NullMarked;

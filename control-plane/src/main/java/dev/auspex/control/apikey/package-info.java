/**
 * API keys: what a tenant's own programs show to the gateway.
 *
 * <p>In: a name, scopes, indexes and an expiry. Out: a key that is shown once; the catalogue keeps
 * only the hash of its secret. Next: publish puts the hashes of all keys that are not revoked into
 * the snapshot.
 */
@NullMarked
package dev.auspex.control.apikey;

import org.jspecify.annotations.NullMarked;

/**
 * API keys: what a tenant's own programs show to the gateway.
 *
 * <p>In: a name, scopes, indexes, an expiry, web origins and a filter. Out: a key that is shown
 * once; the catalogue keeps the hash of its secret, and what scoped keys minted from it are signed
 * with. Next: publish puts those of all keys that are not revoked into the snapshot.
 */
@NullMarked
package dev.auspex.control.apikey;

import org.jspecify.annotations.NullMarked;

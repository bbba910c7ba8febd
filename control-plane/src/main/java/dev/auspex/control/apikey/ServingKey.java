package dev.auspex.control.apikey;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ApiKeySnapshot;

/**
 * A key that is not revoked, and whose it is.
 *
 * @param tenant the owner
 * @param key what gateways may know of it
 */
public record ServingKey(TenantId tenant, ApiKeySnapshot key) {}

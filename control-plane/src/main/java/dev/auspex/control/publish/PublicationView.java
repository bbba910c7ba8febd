package dev.auspex.control.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change on its way to the gateways.
 *
 * @param revision its number
 * @param tenant whose configuration it changed
 * @param publishedAt when it was made, UTC
 * @param effectiveAt when every gateway had it, UTC; left out until then
 * @param tookMillis from the one to the other; left out until then
 */
public record PublicationView(
    long revision,
    TenantId tenant,
    Instant publishedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant effectiveAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long tookMillis) {}

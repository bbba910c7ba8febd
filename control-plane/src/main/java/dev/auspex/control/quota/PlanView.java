package dev.auspex.control.quota;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A plan as the API shows it.
 *
 * @param id its name in paths
 * @param name what people call it
 * @param limits what it limits
 * @param isDefault whether tenants without a plan of their own are on it
 * @param tenants how many tenants are on it
 * @param version counts its changes; the ETag
 * @param createdAt when it was created, UTC
 */
@Schema(description = "A plan: what its tenants may use")
public record PlanView(
    @Schema(examples = "standard") String id,
    @Schema(examples = "Standard") String name,
    LimitValues limits,
    @Schema(examples = "true", description = "Tenants without a plan of their own are on it")
        boolean isDefault,
    @Schema(examples = "12") long tenants,
    @Schema(examples = "1") long version,
    Instant createdAt) {}

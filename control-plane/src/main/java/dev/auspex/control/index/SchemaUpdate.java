package dev.auspex.control.index;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that changes a schema.
 *
 * @param fields all fields from then on
 * @param apply what the sender agrees to: live takes only what is live, rebuild whatever it needs
 */
@Schema(
    description = "The schema from then on",
    requiredProperties = {"fields", "apply"})
public record SchemaUpdate(
    @Schema(minItems = 1, maxItems = dev.auspex.contract.schema.Schema.MAX_FIELDS)
        @Nullable List<NewTenantIndex.@Nullable NewField> fields,
    @Schema(
            enumeration = {"live", "rebuild"},
            description = "What the sender agrees to; see the impact of the change first")
        @Nullable String apply) {}

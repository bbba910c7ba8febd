package dev.auspex.control.bundle;

import dev.auspex.control.index.NewTenantIndex;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a bundle to check or to publish.
 *
 * @param ranking how to search from then on
 */
@Schema(
    description = "What shall be other than in the live bundle",
    requiredProperties = {"ranking"})
public record NewBundle(NewTenantIndex.@Nullable NewRanking ranking) {}

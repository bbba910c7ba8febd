package dev.auspex.control.index;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has declared, as one document. Without secrets, so it may lie in Git.
 *
 * @param format {@value #FORMAT}
 * @param tenant whose it is
 * @param indexes in order of their names
 */
@Schema(
    description = "What a tenant has declared, as one document; holds no secrets",
    requiredProperties = {"format", "tenant", "indexes"})
public record TenantConfig(
    @Schema(enumeration = {TenantConfig.FORMAT}) @Nullable String format,
    @Schema(examples = "cinema") @Nullable String tenant,
    @Nullable List<@Nullable NewTenantIndex> indexes) {
  /** The one format that there is. */
  public static final String FORMAT = "auspex/v1";
}

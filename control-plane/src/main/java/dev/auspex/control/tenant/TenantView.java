package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tenant as the API shows it.
 *
 * @param id its name in paths; the alias of its Keycloak organization
 * @param name what people call it
 * @param createdAt when it was created, UTC
 */
@Schema(description = "A tenant: an organisation that uses the platform")
public record TenantView(
    @Schema(examples = "cinema") TenantId id,
    @Schema(examples = "Cinema") String name,
    Instant createdAt) {
  static TenantView of(Tenant tenant) {
    return new TenantView(new TenantId(tenant.id), tenant.name, tenant.createdAt);
  }
}

package dev.auspex.control.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.ServiceLevel;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as the API shows it.
 *
 * @param id its name in paths; the alias of its Keycloak organization
 * @param name what people call it
 * @param createdAt when it was created, UTC
 * @param state where it is in its life
 * @param service what gateways do for it
 * @param deleteAfter when its removal begins; null unless it is to be deleted
 * @param reason why its removal does not go on; null where nothing is in the way
 * @param organization its people's place in Keycloak
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A tenant: an organisation that uses the platform")
public record TenantView(
    @Schema(examples = "cinema") TenantId id,
    @Schema(examples = "Cinema") String name,
    Instant createdAt,
    @Schema(examples = "active") TenantState state,
    @Schema(examples = "full", description = "What gateways do: full, read-only or none")
        ServiceLevel service,
    @Nullable Instant deleteAfter,
    @Nullable String reason,
    OrganizationView organization) {
  static TenantView of(Tenant tenant) {
    return new TenantView(
        new TenantId(tenant.id),
        tenant.name,
        tenant.createdAt,
        tenant.state(),
        tenant.service(),
        tenant.deleteAfter,
        tenant.removalReason,
        new OrganizationView(tenant.organization, tenant.organizationReason));
  }
}

package dev.auspex.control.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The tenant's Keycloak organization.
 *
 * @param state {@code pending} until Keycloak has it, then {@code ready}
 * @param reason why it is still pending; null where nothing went wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The Keycloak organization of the tenant, which holds its people")
public record OrganizationView(
    @Schema(examples = "ready") String state,
    @Schema(examples = "Keycloak does not answer; trying again") @Nullable String reason) {}

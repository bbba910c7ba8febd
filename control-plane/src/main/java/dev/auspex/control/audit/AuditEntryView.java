package dev.auspex.control.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change as the API shows it.
 *
 * @param id grows with each entry
 * @param at when, UTC
 * @param tenant whose; null for changes of the platform
 * @param actor user name of who made it; {@code control-plane} for what it does by itself
 * @param actorId Keycloak's id of the actor; null for the control plane
 * @param action {@code thing.verb}
 * @param subject {@code thing/name}
 * @param requestId the trace id of the request; null where there was none
 * @param before the thing as the API showed it; null where it was not there
 * @param after the same afterwards; null where it is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Who changed what, when, and how it was before")
public record AuditEntryView(
    @Schema(examples = "4711") long id,
    Instant at,
    @Schema(examples = "cinema") @Nullable String tenant,
    @Schema(examples = "operator") String actor,
    @Nullable String actorId,
    @Schema(examples = "tenant.suspend") String action,
    @Schema(examples = "tenant/cinema") String subject,
    @Schema(examples = "4bf92f3577b34da6a3ce929d0e0e4736") @Nullable String requestId,
    @JsonRawValue
        @Schema(type = SchemaType.OBJECT, description = "As the API showed it; null if absent")
        @Nullable String before,
    @JsonRawValue
        @Schema(type = SchemaType.OBJECT, description = "As the API shows it now; null if gone")
        @Nullable String after) {}

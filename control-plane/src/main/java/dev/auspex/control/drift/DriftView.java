package dev.auspex.control.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.TenantId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A difference as the API shows it.
 *
 * @param id its name
 * @param kind what it is
 * @param subject the physical index, or the cell, a slash and the key of the documents
 * @param tenant whose it is; left out where it is everybody's or nobody's
 * @param detail what is there and what should be
 * @param mendable whether Auspex can mend it, by itself or on command
 * @param firstSeen since when it is known, UTC
 * @param lastSeen when it was last found, UTC
 * @param mendedAt since when it is over, UTC; left out while it is there
 * @param mendedBy who mended it, {@code control-plane} for Auspex by itself; left out while it is
 *     there, and where it went without our doing
 */
public record DriftView(
    @Schema(examples = "drift-0f3a1c5d7e9b2468") String id,
    DriftKind kind,
    @Schema(examples = "auspex.cinema.movies.1") String subject,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TenantId tenant,
    String detail,
    boolean mendable,
    Instant firstSeen,
    Instant lastSeen,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant mendedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String mendedBy) {
  static DriftView of(StoredDrift drift) {
    return new DriftView(
        drift.id,
        DriftKind.fromWireName(drift.kind),
        drift.subject,
        drift.tenant == null ? null : new TenantId(drift.tenant),
        drift.detail,
        drift.mendable,
        drift.firstSeen,
        drift.lastSeen,
        drift.mendedAt,
        drift.mendedBy);
  }
}

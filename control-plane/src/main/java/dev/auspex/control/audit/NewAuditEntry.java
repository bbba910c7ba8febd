package dev.auspex.control.audit;

import dev.auspex.control.access.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as it is about to be written down.
 *
 * @param before JSON, or null
 * @param after JSON, or null
 */
record NewAuditEntry(
    Instant at,
    Actor actor,
    String action,
    String subject,
    @Nullable String before,
    @Nullable String after) {}

package dev.auspex.control.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null where anything will do.
 *
 * @param actor user name of who made the change
 * @param action beginning of the action: {@code tenant.} or {@code tenant.suspend}
 * @param subject beginning of the subject: {@code index/} or {@code index/movies}
 * @param since not before, UTC
 * @param until before, UTC
 */
record AuditFilter(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String subject,
    @Nullable Instant since,
    @Nullable Instant until) {}

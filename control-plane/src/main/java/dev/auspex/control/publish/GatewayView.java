package dev.auspex.control.publish;

import java.time.Instant;

/**
 * A gateway as the API shows it.
 *
 * @param id its name
 * @param revision what it serves by; 0 where it has no snapshot of this catalogue
 * @param reporting whether it has reported within the last seconds
 * @param reportedAt when it last did, UTC
 */
public record GatewayView(String id, long revision, boolean reporting, Instant reportedAt) {}

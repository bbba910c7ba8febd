package dev.auspex.contract.snapshot;

/**
 * What a gateway tells the control plane of itself.
 *
 * @param epoch of the snapshot that it serves by; empty before it has one
 * @param revision of the snapshot that it serves by; 0 before it has one
 */
public record GatewayReport(String epoch, long revision) {}

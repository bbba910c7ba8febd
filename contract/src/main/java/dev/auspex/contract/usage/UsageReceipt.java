package dev.auspex.contract.usage;

/**
 * The answer to a {@link UsageReport}: it is counted.
 *
 * @param gateways how many gateways share the limits of tenants now, at least 1
 */
public record UsageReceipt(int gateways) {}

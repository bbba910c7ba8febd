package dev.auspex.contract.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * What a gateway lets a tenant use. Null stands for no limit.
 *
 * @param documents most documents of all its indexes together
 * @param bytes most bytes of its documents in the engine, replicas left out
 * @param searchesPerSecond most searches per second, over all gateways
 * @param writesPerSecond most written documents per second, over all gateways
 * @param concurrencyShare its share of the concurrent searches of a gateway, above 0, at most 1
 * @param modelMillisPerMinute most milliseconds of model server time per minute, over all gateways
 * @param full what of {@code documents} and {@code bytes} is used up, so that writes which add are
 *     refused
 */
public record Limits(
    @Nullable Long documents,
    @Nullable Long bytes,
    @Nullable Integer searchesPerSecond,
    @Nullable Integer writesPerSecond,
    @Nullable Double concurrencyShare,
    @Nullable Long modelMillisPerMinute,
    boolean full) {
  /** No limit at all. */
  public static final Limits NONE = new Limits(null, null, null, null, null, null, false);
}

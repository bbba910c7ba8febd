package dev.auspex.contract.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway lets a tenant use. Null stands for no limit.
 *
 * @param documents most documents of all its indexes together
 * @param bytes most bytes of its documents in the engine, replicas left out
 * @param searchesPerSecond most searches per second, over all gateways
 * @param writesPerSecond most written and deleted documents per second, over all gateways
 * @param concurrentRequests most requests at work at the same time, over all gateways
 * @param concurrencyShare its weight among the tenants that wait for the engine, 1 to 1000
 * @param modelMillisPerMinute most milliseconds of model server time per minute, over all gateways
 * @param usedUp what of {@code documents} and {@code bytes} is used up, so that writes which add
 *     are refused; in this order
 */
public record Limits(
    @Nullable Long documents,
    @Nullable Long bytes,
    @Nullable Long searchesPerSecond,
    @Nullable Long writesPerSecond,
    @Nullable Long concurrentRequests,
    @Nullable Long concurrencyShare,
    @Nullable Long modelMillisPerMinute,
    List<String> usedUp) {
  /** No limit at all. */
  public static final Limits NONE = new Limits(null, null, null, null, null, null, null, List.of());

  /** Copies {@code usedUp}; an older control plane does not say it. */
  public Limits(
      @Nullable Long documents,
      @Nullable Long bytes,
      @Nullable Long searchesPerSecond,
      @Nullable Long writesPerSecond,
      @Nullable Long concurrentRequests,
      @Nullable Long concurrencyShare,
      @Nullable Long modelMillisPerMinute,
      @Nullable List<String> usedUp) {
    this.documents = documents;
    this.bytes = bytes;
    this.searchesPerSecond = searchesPerSecond;
    this.writesPerSecond = writesPerSecond;
    this.concurrentRequests = concurrentRequests;
    this.concurrencyShare = concurrencyShare;
    this.modelMillisPerMinute = modelMillisPerMinute;
    this.usedUp = usedUp == null ? List.of() : List.copyOf(usedUp);
  }
}

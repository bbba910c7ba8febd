package dev.auspex.modelserver.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.auspex.modelserver.runtime.Embedding;
import dev.auspex.modelserver.runtime.Weights;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.List;
import java.util.Optional;

/**
 * Embeddings of texts seen before. It never changes a result: an embedding depends on its text
 * only, so a kept one is the same to the last bit.
 */
public final class EmbeddingCache {
  /** Objects, references and the entry in the cache's own tables. */
  private static final int OVERHEAD_BYTES = 200;

  private final Cache<Key, Embedding> entries;

  /** A cache of at most {@code maxBytes}, counted as {@code cache="embeddings"}. */
  public EmbeddingCache(long maxBytes, MeterRegistry registry) {
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher(EmbeddingCache::bytes)
            .executor(Runnable::run)
            .recordStats()
            .build();
    CaffeineCacheMetrics.monitor(registry, entries, "embeddings", List.of());
  }

  Optional<Embedding> find(Key key) {
    return Optional.ofNullable(entries.getIfPresent(key));
  }

  void keep(Key key, Embedding embedding) {
    entries.put(key, embedding);
  }

  private static int bytes(Key key, Embedding embedding) {
    return OVERHEAD_BYTES + 2 * key.text().length() + Float.BYTES * embedding.dimensions();
  }

  /** What an embedding depends on. */
  record Key(Weights weights, InputType inputType, String text) {}
}

package dev.auspex.gateway.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map that is never changed and whose next version shares almost all of it: a change copies the
 * buckets that it touches, a few entries each, and one array of pointers.
 */
final class Buckets<K, V> {
  private static final int COUNT = 1024;

  private final List<Map<K, V>> buckets;
  private final int size;

  private Buckets(List<Map<K, V>> buckets, int size) {
    this.buckets = buckets;
    this.size = size;
  }

  static <K, V> Buckets<K, V> empty() {
    return new Buckets<>(Collections.nCopies(COUNT, Map.of()), 0);
  }

  @Nullable V get(K key) {
    return buckets.get(bucket(key)).get(key);
  }

  int size() {
    return size;
  }

  void forEach(Consumer<V> action) {
    for (Map<K, V> bucket : buckets) {
      bucket.values().forEach(action);
    }
  }

  /** The next version; null stands for an entry that is gone. */
  Buckets<K, V> with(Map<K, @Nullable V> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    Map<Integer, Map<K, V>> touched = new HashMap<>();
    changes.forEach(
        (key, value) -> {
          Map<K, V> bucket =
              touched.computeIfAbsent(bucket(key), number -> new HashMap<>(buckets.get(number)));
          if (value == null) {
            bucket.remove(key);
          } else {
            bucket.put(key, value);
          }
        });
    List<Map<K, V>> next = new ArrayList<>(buckets);
    int grown = size;
    for (Map.Entry<Integer, Map<K, V>> entry : touched.entrySet()) {
      Map<K, V> after = Map.copyOf(entry.getValue());
      grown += after.size() - next.get(entry.getKey()).size();
      next.set(entry.getKey(), after);
    }
    return new Buckets<>(List.copyOf(next), grown);
  }

  private static int bucket(Object key) {
    // Multiplied, because the hashes of short texts differ in their lower bits only.
    return (key.hashCode() * 0x9E3779B9) >>> 22;
  }
}

package dev.auspex.control.quota;

import java.util.Arrays;
import java.util.Optional;

/** What a plan can limit. The name on the wire is the member of {@link LimitValues}. */
enum Limit {
  INDEXES("indexes", 0, 1_000_000),
  DOCUMENTS("documents", 0, Limit.MOST),
  BYTES("bytes", 0, Limit.MOST),
  FIELDS("fields", 1, 1_000_000),
  SEARCHES_PER_SECOND("searchesPerSecond", 1, 1_000_000),
  WRITES_PER_SECOND("writesPerSecond", 1, 1_000_000_000),
  CONCURRENT_REQUESTS("concurrentRequests", 1, 1_000_000),
  CONCURRENCY_SHARE("concurrencyShare", 1, 1000),
  MODEL_MILLIS_PER_MINUTE("modelMillisPerMinute", 0, 1_000_000_000);

  /** Clients read whole numbers up to here exactly. */
  private static final long MOST = 9_007_199_254_740_991L;

  private final String wireName;
  private final long least;
  private final long most;

  Limit(String wireName, long least, long most) {
    this.wireName = wireName;
    this.least = least;
    this.most = most;
  }

  String wireName() {
    return wireName;
  }

  long least() {
    return least;
  }

  long most() {
    return most;
  }

  static Optional<Limit> named(String wireName) {
    return Arrays.stream(values()).filter(limit -> limit.wireName.equals(wireName)).findFirst();
  }
}

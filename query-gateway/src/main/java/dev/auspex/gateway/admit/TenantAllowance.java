package dev.auspex.gateway.admit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What one tenant has used of its rates just now; for all threads. */
final class TenantAllowance {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  /** The model time of one minute. */
  private record ModelMinute(long minute, long millis) {}

  final TokenBucket searches = new TokenBucket();
  final TokenBucket writes = new TokenBucket();
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicReference<ModelMinute> model = new AtomicReference<>(new ModelMinute(0, 0));
  private final AtomicLong seenNanos = new AtomicLong();

  /** Begins a request unless {@code most} are at work. */
  boolean begin(long most, long nowNanos) {
    seenNanos.set(nowNanos);
    int now = atWork.incrementAndGet();
    if (now > most) {
      atWork.decrementAndGet();
      return false;
    }
    return true;
  }

  void end() {
    atWork.decrementAndGet();
  }

  /** Milliseconds of model time in the minute of {@code nowNanos}. */
  long modelMillis(long nowNanos) {
    ModelMinute current = model.get();
    return current.minute() == Math.floorDiv(nowNanos, MINUTE_NANOS) ? current.millis() : 0;
  }

  void useModel(long millis, long nowNanos) {
    long minute = Math.floorDiv(nowNanos, MINUTE_NANOS);
    model.updateAndGet(
        before ->
            new ModelMinute(minute, before.minute() == minute ? before.millis() + millis : millis));
  }

  boolean isQuietSince(long nanos) {
    return atWork.get() == 0 && seenNanos.get() - nanos < 0;
  }
}

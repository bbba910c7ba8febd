package dev.auspex.gateway.snapshot;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

@Interceptor
@HoldsSnapshot
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class HoldsSnapshotInterceptor {
  private final SnapshotFollower follower;

  HoldsSnapshotInterceptor(SnapshotFollower follower) {
    this.follower = follower;
  }

  @AroundInvoke
  @Nullable Object hold(InvocationContext call) throws Exception {
    SnapshotsInUse.Hold hold = follower.hold();
    try {
      return call.proceed();
    } finally {
      follower.release(hold);
    }
  }
}

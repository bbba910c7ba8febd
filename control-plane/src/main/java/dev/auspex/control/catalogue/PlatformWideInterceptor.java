package dev.auspex.control.catalogue;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Opens the wall for a method that says why. */
@Interceptor
@PlatformWide("")
@Priority(TenantWallInterceptor.INSIDE_THE_TRANSACTION + 1)
class PlatformWideInterceptor {
  private final Wall wall;

  PlatformWideInterceptor(Wall wall) {
    this.wall = wall;
  }

  @AroundInvoke
  @Nullable Object open(InvocationContext call) throws Exception {
    return wall.open(call::proceed);
  }
}

package dev.auspex.control.catalogue;

import dev.auspex.contract.TenantId;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Puts the wall around the tenant that a transactional method takes first. */
@Interceptor
@Transactional
@Priority(TenantWallInterceptor.INSIDE_THE_TRANSACTION)
class TenantWallInterceptor {
  /** Quarkus begins transactions at {@code PLATFORM_BEFORE + 200}. */
  static final int INSIDE_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 210;

  private final Wall wall;

  TenantWallInterceptor(Wall wall) {
    this.wall = wall;
  }

  @AroundInvoke
  @Nullable Object limit(InvocationContext call) throws Exception {
    Object[] parameters = call.getParameters();
    if (parameters.length > 0 && parameters[0] instanceof TenantId tenant) {
      wall.limitTo(tenant);
    }
    return call.proceed();
  }
}

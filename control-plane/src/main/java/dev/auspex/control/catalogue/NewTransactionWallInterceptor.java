package dev.auspex.control.catalogue;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** The same for methods that always begin a transaction: the type is part of the binding. */
@Interceptor
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Priority(TenantWallInterceptor.INSIDE_THE_TRANSACTION)
class NewTransactionWallInterceptor {
  private final TenantWallInterceptor wall;

  NewTransactionWallInterceptor(Wall wall) {
    this.wall = new TenantWallInterceptor(wall);
  }

  @AroundInvoke
  @Nullable Object limit(InvocationContext call) throws Exception {
    return wall.limit(call);
  }
}

package dev.auspex.control.catalogue;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * While the method runs, its transaction sees the rows of all tenants: the wall is open. For work
 * that is about no single tenant; every other transactional method takes a {@code TenantId} first
 * and sees the rows of that tenant only. The method runs inside a transaction, its own or its
 * caller's, whose wall stands as before when it returns.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface PlatformWide {
  /** Why this cannot be about a single tenant. */
  @Nonbinding
  String value();
}

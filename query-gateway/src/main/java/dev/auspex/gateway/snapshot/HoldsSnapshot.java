package dev.auspex.gateway.snapshot;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * While a method runs, the snapshot that was current at its begin counts as in use: the gateway
 * does not tell the control plane that it serves by a later one before the method has returned.
 * What waits for all gateways to know of a change, such as a move, thereby waits for the requests
 * too that began before it.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface HoldsSnapshot {}

package dev.auspex.control.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method takes bodies as large as the service does at all ({@code
 * quarkus.http.limits.max-body-size}); others take {@link BodyLimitFilter#USUAL_BYTES}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LargeBody {}

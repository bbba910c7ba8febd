/**
 * Tests of the chart in {@code helm/auspex}. In come values files; Helm's own engine, as a native
 * library, renders them; out come typed Kubernetes objects whose promises are asserted. No cluster
 * and no network are needed.
 */
@NullMarked
package dev.auspex.helm;

import org.jspecify.annotations.NullMarked;

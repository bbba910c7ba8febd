/**
 * The one room that speaks to Elasticsearch.
 *
 * <p>In: the name and schema of a physical index that must exist. Out: an {@link
 * dev.auspex.control.elastic.IndexOutcome}. Next: the reconciler of the index room decides what
 * becomes of the TenantIndex.
 */
@NullMarked
package dev.auspex.control.elastic;

import org.jspecify.annotations.NullMarked;

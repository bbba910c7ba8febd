/**
 * Which documents may be seen, said in the names of a schema.
 *
 * <p>In: JSON such as {@code {"field": "genre", "equals": "war"}}. Out: a bounded {@link
 * dev.auspex.contract.filter.Filter}, and whether it fits a schema. Next: the gateway writes it
 * into every request that reads documents.
 */
@NullMarked
package dev.auspex.contract.filter;

import org.jspecify.annotations.NullMarked;

/**
 * The control plane: the platform's desired state and the means to make Elasticsearch agree with
 * it.
 *
 * <p>In: what operators and tenants ask for over REST. Out: rows in the catalogue, physical indexes
 * in Elasticsearch, and a snapshot. Next: the gateways serve by the snapshot alone.
 */
@NullMarked
package dev.auspex.control;

import org.jspecify.annotations.NullMarked;

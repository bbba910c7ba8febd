package dev.auspex.control.elastic;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A physical index as Elasticsearch has it.
 *
 * @param name its name
 * @param createdAt when it was made, by the clock of Elasticsearch; for a restored one, when the
 *     original was
 * @param replicas how many copies of each shard it is set to have beside the primary
 * @param lostPrimaries primary shards that no node holds: documents that cannot be read
 * @param lostReplicas replicas that no node holds
 * @param fields the form of each field as {@link WantedFields#forms} gives it, in order of names
 */
public record PhysicalState(
    String name,
    Instant createdAt,
    int replicas,
    int lostPrimaries,
    int lostReplicas,
    Map<String, String> fields) {
  /** Copies {@code fields}. */
  public PhysicalState {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }
}

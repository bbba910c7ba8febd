package dev.auspex.gateway.elastic;

/**
 * The last write of a document at the time when it was read. Whoever writes on what was read gives
 * it back, and the engine takes the write only where this is still the last one.
 *
 * @param version the version of that write, as clients know it
 * @param seqNo its place in the order of all writes of the shard; never shown to clients, because
 *     in a cell it tells how much others write
 * @param primaryTerm the term of that place
 */
public record Seen(long version, long seqNo, long primaryTerm) {}

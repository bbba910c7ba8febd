package dev.auspex.gateway.elastic;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document as it was found.
 *
 * @param id as clients know it
 * @param document its values, as far as they were asked for; the reader's to change
 * @param seen its last write then
 */
public record FoundDocument(String id, ObjectNode document, Seen seen) {}

package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.gateway.document.DocumentView;

/** Documents and what became of them, in Elasticsearch's shape. */
final class DocumentShape {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DocumentShape() {}

  /**
   * Adds what a client gives back as {@code if_seq_no} and {@code if_primary_term}: the version,
   * which no other write of the document has, and 1. The engine's own numbers would tell how much
   * others write.
   */
  static void putPlace(ObjectNode to, long version) {
    to.put("_seq_no", version).put("_primary_term", 1);
  }

  /** What became of a write; {@code result}: created, updated, deleted, not_found. */
  static ObjectNode written(String index, String id, long version, String result) {
    ObjectNode reply = JSON.objectNode();
    reply.put("_index", index).put("_id", id).put("_version", version).put("result", result);
    reply.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
    putPlace(reply, version);
    return reply;
  }

  /** A document that was found, without its values. */
  static ObjectNode found(String index, DocumentView document) {
    ObjectNode reply = JSON.objectNode();
    reply.put("_index", index).put("_id", document.id()).put("_version", document.version());
    putPlace(reply, document.version());
    return reply.put("found", true);
  }

  static ObjectNode missing(String index, String id) {
    return JSON.objectNode().put("_index", index).put("_id", id).put("found", false);
  }
}

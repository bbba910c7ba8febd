package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import java.util.List;
import java.util.Objects;

/** A schema as a mapping of Elasticsearch, which says what clients may do with each field. */
final class IndexShape {
  /** The language that this surface speaks; nothing about the engine behind it. */
  private static final String VERSION = "9.0.0";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private IndexShape() {}

  /** What clients ask for first. */
  static ObjectNode info() {
    ObjectNode info = JSON.objectNode();
    info.put("name", "auspex").put("cluster_name", "auspex").put("cluster_uuid", "auspex");
    info.putObject("version")
        .put("number", VERSION)
        .put("build_flavor", "default")
        .put("build_type", "docker")
        .put("build_hash", "unknown")
        .put("build_date", "2025-01-01T00:00:00.000Z")
        .put("build_snapshot", false)
        .put("lucene_version", "10.0.0")
        .put("minimum_wire_compatibility_version", "8.18.0")
        .put("minimum_index_compatibility_version", "8.0.0");
    return info.put("tagline", "You Know, for Search");
  }

  static ObjectNode mapping(String index, Schema schema) {
    ObjectNode reply = JSON.objectNode();
    ObjectNode properties =
        reply
            .putObject(index)
            .putObject("mappings")
            .put("dynamic", "strict")
            .putObject("properties");
    schema.fields().forEach(field -> properties.set(field.name(), property(field)));
    return reply;
  }

  private static ObjectNode property(Field field) {
    ObjectNode property = JSON.objectNode().put("type", type(field.kind()));
    switch (field.kind()) {
      case VECTOR ->
          property
              .put("dims", field.vectorDimensions())
              .put("index", true)
              .put("similarity", similarity(Objects.requireNonNull(field.similarity())));
      case OBJECT_LIST -> property.put("enabled", false);
      case TEXT -> {}
      case KEYWORD, INTEGER, LONG, DOUBLE, BOOLEAN, DATE, GEO_POINT ->
          property
              .put("index", field.filterable() || field.searchable())
              .put("doc_values", field.facetable() || field.sortable());
    }
    return property;
  }

  private static String type(FieldKind kind) {
    return switch (kind) {
      case VECTOR -> "dense_vector";
      case OBJECT_LIST -> "object";
      case TEXT, KEYWORD, INTEGER, LONG, DOUBLE, BOOLEAN, DATE, GEO_POINT -> kind.wireName();
    };
  }

  private static String similarity(Similarity similarity) {
    return switch (similarity) {
      case COSINE -> "cosine";
      case DOT_PRODUCT -> "max_inner_product";
      case EUCLIDEAN -> "l2_norm";
    };
  }

  /** What can be done with each of {@code names}. */
  static ObjectNode capabilities(String index, Schema schema, List<String> names) {
    ObjectNode reply = JSON.objectNode();
    reply.putArray("indices").add(index);
    ObjectNode fields = reply.putObject("fields");
    for (Field field : schema.fields()) {
      if (names.contains(field.name())) {
        String type = type(field.kind());
        fields
            .putObject(field.name())
            .putObject(type)
            .put("type", type)
            .put("metadata_field", false)
            .put("searchable", isSearchable(field))
            .put("aggregatable", field.facetable());
      }
    }
    return reply;
  }

  private static boolean isSearchable(Field field) {
    return switch (field.kind()) {
      case TEXT, VECTOR -> true;
      case OBJECT_LIST -> false;
      case KEYWORD, INTEGER, LONG, DOUBLE, BOOLEAN, DATE, GEO_POINT ->
          field.filterable() || field.searchable();
    };
  }
}

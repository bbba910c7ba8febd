package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.documents.embed.Vector;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.TenantContext;
import java.util.List;
import java.util.Set;

/** Reads searches of an index with a field of every kind. */
abstract class SearchReading {
  static final ObjectMapper JSON = new ObjectMapper();

  static final IndexSnapshot INDEX =
      Cinema.index(
          "movies",
          new Schema(
              List.of(
                  Field.searchable("title", FieldKind.TEXT, 2),
                  Field.searchable("about", FieldKind.TEXT, 1),
                  open("genre", FieldKind.KEYWORD).build(),
                  Field.stored("code", FieldKind.KEYWORD),
                  open("year", FieldKind.INTEGER).build(),
                  open("price", FieldKind.DOUBLE).build(),
                  open("released", FieldKind.DATE).build(),
                  open("colour", FieldKind.BOOLEAN).build(),
                  open("at", FieldKind.GEO_POINT).facetable(false).build(),
                  Field.vector("meaning", new Embedding("minilm", 3, List.of("title"))))),
          Cinema.RANKING);

  static final Vector EMBEDDED = Vector.of(1, 2, 3);

  private static Field.Builder open(String name, FieldKind kind) {
    return Field.builder(name, kind).filterable(true).sortable(true).facetable(true);
  }

  static SearchReader.Read read(String body) {
    try {
      return new SearchReader(
              new Admitted(
                  new TenantContext(Cinema.TENANT, Set.of(), List.of(), Cinema.NEW, null, null),
                  INDEX),
              (made, text) -> EMBEDDED)
          .search(JSON.readTree(body));
    } catch (JsonProcessingException noJson) {
      throw new AssertionError(noJson);
    }
  }
}

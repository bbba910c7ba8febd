package dev.auspex.control.index;

import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.control.index.NewTenantIndex.NewEmbedding;
import dev.auspex.control.index.NewTenantIndex.NewField;
import dev.auspex.control.index.NewTenantIndex.NewFlattening;
import dev.auspex.control.index.NewTenantIndex.NewSchema;
import dev.auspex.control.request.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Turns the fields of a body into fields of the contract, and collects what is wrong. */
final class DeclaredFields {
  private static final String ROOT = "schema";

  private DeclaredFields() {}

  /**
   * The fields with their defaults.
   *
   * @param violations receives what is wrong; only if nothing was added do the fields make a {@link
   *     Schema}
   */
  static List<Field> of(@Nullable NewSchema schema, List<Violation> violations) {
    if (schema == null || schema.fields() == null) {
      String path = schema == null ? ROOT : ROOT + ".fields";
      violations.add(
          new Violation(path, "1 to %d fields, but they are missing".formatted(Schema.MAX_FIELDS)));
      return List.of();
    }
    List<Violation> missing = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      String path = ROOT + ".fields[%d]".formatted(i);
      @Nullable Field field = field(schema.fields().get(i), path, missing);
      if (field != null) {
        fields.add(field);
      }
    }
    if (missing.isEmpty()) {
      Schema.check(fields).stream()
          .map(found -> new Violation(ROOT + "." + found.field(), found.expected()))
          .forEach(violations::add);
    } else {
      // The rules between fields make sense only when all fields could be read.
      violations.addAll(missing);
    }
    return List.copyOf(fields);
  }

  private static @Nullable Field field(
      @Nullable NewField body, String path, List<Violation> violations) {
    if (body == null) {
      violations.add(new Violation(path, "an object with name and kind, but was null"));
      return null;
    }
    int before = violations.size();
    if (body.name() == null) {
      violations.add(Names.violation(path + ".name", "the name of the field", null));
    }
    if (body.kind() == null) {
      violations.add(Names.violation(path + ".kind", "the type of the field", null));
    }
    @Nullable Embedding embedding =
        body.embedding() == null
            ? null
            : embedding(body.embedding(), body.dimensions(), path + ".embedding", violations);
    @Nullable Flattening flattening =
        body.flattening() == null
            ? null
            : flattening(body.flattening(), path + ".flattening", violations);
    if (violations.size() > before) {
      return null;
    }
    FieldKind kind = Objects.requireNonNull(body.kind());
    boolean vector = kind == FieldKind.VECTOR;
    boolean exact = kind.isExact() || kind == FieldKind.GEO_POINT;
    return Field.builder(Objects.requireNonNull(body.name()), kind)
        .list(said(body.list(), false))
        .searchable(said(body.searchable(), kind == FieldKind.TEXT))
        .weight(Objects.requireNonNullElse(body.weight(), 1.0))
        .filterable(said(body.filterable(), exact))
        .sortable(said(body.sortable(), false))
        .facetable(said(body.facetable(), false))
        .suggest(said(body.suggest(), false))
        .feature(said(body.feature(), false))
        .language(body.language())
        .vector(
            body.dimensions() == null && embedding != null
                ? (Integer) embedding.dimensions()
                : body.dimensions(),
            body.similarity() == null && vector ? Similarity.COSINE : body.similarity())
        .embedding(embedding)
        .flattening(flattening)
        .build();
  }

  private static boolean said(@Nullable Boolean value, boolean standard) {
    return Objects.requireNonNullElse(value, standard);
  }

  private static @Nullable Flattening flattening(
      NewFlattening body, String path, List<Violation> violations) {
    if (body.list() == null) {
      violations.add(Names.violation(path + ".list", "the name of an object_list field", null));
    }
    if (body.rule() == null) {
      violations.add(Names.violation(path + ".rule", "all, first, min, max, sum or count", null));
    }
    return body.list() == null || body.rule() == null
        ? null
        : new Flattening(body.list(), body.member(), body.rule());
  }

  private static @Nullable Embedding embedding(
      NewEmbedding body, @Nullable Integer ofField, String path, List<Violation> violations) {
    int before = violations.size();
    if (body.model() == null || !ModelNames.isValid(body.model())) {
      violations.add(Names.violation(path + ".model", ModelNames.EXPECTATION, body.model()));
    }
    if (body.sources() == null || body.sources().stream().anyMatch(Objects::isNull)) {
      violations.add(
          Names.violation(
              path + ".sources", "names of text or keyword fields of the schema", null));
    }
    if (violations.size() > before) {
      return null;
    }
    String model = Objects.requireNonNull(body.model());
    OptionalInt known = ModelNames.dimensions(model);
    @Nullable Integer given = body.dimensions() == null ? ofField : body.dimensions();
    if (given == null && known.isEmpty()) {
      violations.add(
          Names.violation(
              path + ".dimensions", "the length of the vectors of '%s'".formatted(model), null));
      return null;
    }
    int dimensions = given == null ? known.orElseThrow() : given;
    if (known.isPresent() && known.getAsInt() != dimensions) {
      violations.add(
          Names.violation(
              path + ".dimensions",
              "%d, the length of the vectors of '%s'".formatted(known.getAsInt(), model),
              Integer.toString(dimensions)));
      return null;
    }
    return new Embedding(model, dimensions, sources(body));
  }

  private static List<String> sources(NewEmbedding body) {
    return Objects.requireNonNull(body.sources()).stream().map(Objects::requireNonNull).toList();
  }
}

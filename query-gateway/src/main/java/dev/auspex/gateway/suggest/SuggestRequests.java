package dev.auspex.gateway.suggest;

import dev.auspex.analysis.completion.Typed;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterFit;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.gateway.elastic.CompletionSearch.Near;
import dev.auspex.gateway.elastic.CompletionSearch.Order;
import dev.auspex.gateway.search.request.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks what clients send against the index. */
final class SuggestRequests {
  static final int MOST_SIZE = 20;
  private static final int USUAL_SIZE = 5;
  private static final String WORDS = "words";
  private static final String START = "start";
  private static final String SUGGESTED = "offered as completions (suggest)";

  private final IndexSnapshot index;
  private final Schema schema;
  private final List<Violation> violations = new ArrayList<>();
  private final FieldNames names;

  private SuggestRequests(IndexSnapshot index) {
    this.index = index;
    this.schema = index.bundle().schema();
    this.names = new FieldNames(schema, violations);
  }

  /**
   * {@code body} with what it leaves out, within the limits.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} naming each wrong member; {@link
   *     ProblemType#INDEX_NOT_READY} where the index holds no completions yet
   */
  static SuggestQuery check(SuggestBody body, IndexSnapshot index) {
    return new SuggestRequests(index).check(body);
  }

  private SuggestQuery check(SuggestBody body) {
    if (body.query() == null) {
      names.violate("query", "a string: what was typed so far");
    }
    int size = Objects.requireNonNullElse(body.size(), USUAL_SIZE);
    if (size < 1 || size > MOST_SIZE) {
      names.violate("size", "1 to %d, but was %d".formatted(MOST_SIZE, size));
    }
    String match = Objects.requireNonNullElse(body.match(), WORDS);
    if (!match.equals(WORDS) && !match.equals(START)) {
      names.violate("match", "%s or %s".formatted(WORDS, START));
    }
    Filter filter = body.filter();
    if (filter != null) {
      FilterFit.check(filter, schema)
          .forEach(misfit -> violations.add(new Violation(misfit.path(), misfit.expected())));
    }
    List<Field> fields = fields(body.fields());
    Order order = new Order(near(body), by(body.by()));
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new SuggestQuery(
        Typed.of(Objects.requireNonNull(body.query())),
        size,
        kept(fields),
        match.equals(WORDS),
        order,
        Boolean.TRUE.equals(body.counts()),
        filter);
  }

  private List<Field> fields(@Nullable List<@Nullable String> wanted) {
    if (wanted == null) {
      List<Field> all = schema.suggestedFields();
      if (all.isEmpty()) {
        names.violate(
            "fields",
            "a field that is %s, but index %s has none".formatted(SUGGESTED, index.name()));
      }
      return all;
    }
    if (wanted.isEmpty() || wanted.size() > Schema.MAX_FIELDS) {
      names.violate(
          "fields", "1 to %d names, but there are %d".formatted(Schema.MAX_FIELDS, wanted.size()));
      return List.of();
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      names
          .find("fields[%d]".formatted(i), wanted.get(i), Field::suggest, SUGGESTED)
          .ifPresent(fields::add);
    }
    return fields.stream().distinct().toList();
  }

  /** Those that were stored with completions. */
  private List<Field> kept(List<Field> fields) {
    Map<String, CompletionField> completions = index.placement().serving().completions();
    List<Field> kept =
        fields.stream().filter(field -> completions.containsKey(field.name())).toList();
    if (kept.isEmpty()) {
      throw ApiProblem.of(
          ProblemType.INDEX_NOT_READY,
          "Index %s was stored by a version of Auspex that kept no completions; rebuild it",
          index.name());
    }
    return kept;
  }

  private @Nullable String by(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return names
        .find(
            "by",
            name,
            field -> field.kind().isNumber() && decides(field),
            "a number, no list, and feature or sortable")
        .map(Field::name)
        .orElse(null);
  }

  private static boolean decides(Field field) {
    return (field.feature() || field.sortable()) && !field.list();
  }

  private @Nullable Near near(SuggestBody body) {
    Predicate<Field> fits = field -> field.kind() == FieldKind.GEO_POINT && decides(field);
    if (body.location() == null) {
      if (body.near() != null) {
        names.violate("location", "a point, because 'near' says what shall be near to it");
      }
      return null;
    }
    String what = "a geo_point, no list, and feature or sortable";
    if (body.near() != null) {
      return names
          .find("near", body.near(), fits, what)
          .map(field -> new Near(field.name(), body.location()))
          .orElse(null);
    }
    List<Field> points = schema.fields().stream().filter(fits).toList();
    if (points.size() != 1) {
      names.violate(
          "near",
          "the name of a field that is %s; index %s has %d of them"
              .formatted(what, index.name(), points.size()));
      return null;
    }
    return new Near(points.getFirst().name(), body.location());
  }
}

package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.contract.filter.FilterFit;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.problem.ClosestName;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Looks up what clients call a field, and reads values of its kind. */
final class SchemaFields {
  /** What many mappings of Elasticsearch have beside a text, and ours has not. */
  private static final String EXACT_SUFFIX = ".keyword";

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");

  private final Schema schema;

  SchemaFields(Schema schema) {
    this.schema = schema;
  }

  Schema schema() {
    return schema;
  }

  /**
   * The field {@code name}.
   *
   * @param where what is refused where there is none
   * @param fits whether a field may stand there
   * @param what in a few words, such as {@code facetable}
   */
  Field find(Part where, String name, Predicate<Field> fits, String what) {
    Optional<Field> field = schema.field(name);
    if (field.isPresent() && fits.test(field.get())) {
      return field.get();
    }
    if (field.isPresent()) {
      throw where.wrong(
          "the name of a field that is %s, but '%s' (%s) is not"
              .formatted(what, name, field.get().kind().wireName()));
    }
    throw where.wrong(
        "the name of a field that is %s, but the index has no such field%s"
            .formatted(what, meant(name, fits)));
  }

  private String meant(String name, Predicate<Field> fits) {
    if (name.equals("_id")) {
      return "; did you mean the query 'ids'?";
    }
    List<String> names = schema.fields().stream().filter(fits).map(Field::name).toList();
    String base =
        name.endsWith(EXACT_SUFFIX)
            ? name.substring(0, name.length() - EXACT_SUFFIX.length())
            : name;
    return ClosestName.of(base, names).map("; did you mean '%s'?"::formatted).orElse("");
  }

  Field filterable(Part where, String name) {
    return find(where, name, Field::filterable, "filterable");
  }

  /** A value of {@code field} as {@code part} says it, of the field's kind. */
  static FilterValue value(Field field, Part part) {
    JsonNode json = part.json();
    FilterValue value =
        switch (field.kind()) {
          case KEYWORD, TEXT -> text(part, json.isNumber() || json.isBoolean());
          case BOOLEAN -> flag(part);
          case INTEGER, LONG -> whole(field, part);
          case DOUBLE -> decimal(part);
          case DATE -> text(part, false);
          case GEO_POINT, VECTOR, OBJECT_LIST ->
              throw part.wrong(
                  "nothing: values of '%s' (%s) cannot be compared"
                      .formatted(field.name(), field.kind().wireName()));
        };
    if (field.kind().isNumber() || field.kind() == FieldKind.DATE) {
      FilterFit.forBounds(field, List.of(value))
          .ifPresent(
              expected -> {
                throw part.wrong(
                    "%s, because '%s' is %s; but was %s"
                        .formatted(
                            expected, field.name(), field.kind().wireName(), part.described()));
              });
    }
    return value;
  }

  private static FilterValue text(Part part, boolean fromScalar) {
    if (fromScalar) {
      return new FilterValue.Text(part.json().asText());
    }
    return new FilterValue.Text(part.text(FilterValue.MAX_LENGTH));
  }

  private static FilterValue flag(Part part) {
    if (part.isText()) {
      return new FilterValue.Flag(part.word("true", "false").equals("true"));
    }
    return new FilterValue.Flag(part.flag());
  }

  /** Clients in languages that know one kind of number write 1990.0. */
  private static FilterValue whole(Field field, Part part) {
    JsonNode json = part.json();
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return new FilterValue.Whole(json.longValue());
    }
    if (json.isNumber()
        && json.doubleValue() == Math.rint(json.doubleValue())
        && Math.abs(json.doubleValue()) < 1L << 53) {
      return new FilterValue.Whole((long) json.doubleValue());
    }
    if (json.isTextual() && WHOLE.matcher(json.textValue()).matches()) {
      try {
        return new FilterValue.Whole(Long.parseLong(json.textValue()));
      } catch (NumberFormatException tooLong) {
        throw part.wrong("a whole number of 64 bits, but was " + part.described());
      }
    }
    throw part.wrong(
        "a whole number, because '%s' is %s; but was %s"
            .formatted(field.name(), field.kind().wireName(), part.described()));
  }

  private static FilterValue decimal(Part part) {
    return new FilterValue.Decimal(part.number(-Double.MAX_VALUE, Double.MAX_VALUE));
  }

  /** The names of the texts that replies show. */
  List<String> texts() {
    return schema.fields().stream()
        .filter(field -> field.kind() == FieldKind.TEXT && !field.computed())
        .map(Field::name)
        .toList();
  }

  /** The shown fields that {@code patterns} name; {@code *} at the end stands for anything. */
  List<String> shown(List<Part> patterns) {
    return patterns.stream().flatMap(pattern -> shown(pattern).stream()).distinct().toList();
  }

  private List<String> shown(Part pattern) {
    List<String> names = schema.shownFields();
    String text = pattern.text();
    if (!text.endsWith("*")) {
      return List.of(find(pattern, text, field -> names.contains(field.name()), "shown").name());
    }
    String begin = text.substring(0, text.length() - 1);
    return names.stream().filter(name -> name.startsWith(begin)).toList();
  }
}

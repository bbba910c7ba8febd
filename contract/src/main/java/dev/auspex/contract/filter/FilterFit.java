package dev.auspex.contract.filter;

import dev.auspex.contract.problem.ClosestName;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a filter can be asked of the documents of a schema. */
public final class FilterFit {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INSTANT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  private final Schema schema;
  private final List<Misfit> misfits = new ArrayList<>();

  private FilterFit(Schema schema) {
    this.schema = schema;
  }

  /**
   * A comparison that cannot be made.
   *
   * @param path to the comparison, such as {@code filter.and[0]}
   * @param field its field
   * @param expected what would have been right; says nothing of the values
   * @param absent whether it is only that the schema has no such field
   */
  public record Misfit(String path, String field, String expected, boolean absent) {}

  /** Everything in {@code filter} that does not fit {@code schema}, in the order of the filter. */
  public static List<Misfit> check(Filter filter, Schema schema) {
    FilterFit fit = new FilterFit(schema);
    fit.check(filter, "filter");
    return List.copyOf(fit.misfits);
  }

  private void check(Filter filter, String path) {
    switch (filter) {
      case Filter.And all -> checkEach(all.and(), path + ".and");
      case Filter.Or any -> checkEach(any.or(), path + ".or");
      case Filter.Not none -> check(none.not(), path + ".not");
      case Filter.Equals equal -> checkValues(equal.field(), List.of(equal.value()), path);
      case Filter.In in -> checkValues(in.field(), in.in(), path);
      case Filter.Range range ->
          filterable(range.field(), path)
              .ifPresent(
                  field ->
                      forBounds(field, range.bounds())
                          .ifPresent(expected -> expect(expected, field, path)));
      case Filter.Exists exists -> {
        var unused = filterable(exists.field(), path);
      }
      case Filter.Near near -> checkPlace(near.field(), path);
      case Filter.InBox box -> checkPlace(box.field(), path);
      case Filter.InPolygon polygon -> checkPlace(polygon.field(), path);
    }
  }

  private void checkPlace(String name, String path) {
    filterable(name, path)
        .filter(field -> field.kind() != FieldKind.GEO_POINT)
        .ifPresent(
            field -> expect("a field of kind geo_point for near, box and polygon", field, path));
  }

  private void checkEach(List<Filter> filters, String path) {
    for (int i = 0; i < filters.size(); i++) {
      check(filters.get(i), "%s[%d]".formatted(path, i));
    }
  }

  private void checkValues(String name, List<FilterValue> values, String path) {
    filterable(name, path)
        .ifPresent(
            field -> forValues(field, values).ifPresent(expected -> expect(expected, field, path)));
  }

  private static Optional<String> forValues(Field field, List<FilterValue> values) {
    @Nullable String expected =
        switch (field.kind()) {
          case KEYWORD -> all(values, FilterValue.Text.class) ? null : "strings";
          case BOOLEAN -> all(values, FilterValue.Flag.class) ? null : "booleans";
          case INTEGER -> values.stream().allMatch(FilterFit::isInt) ? null : INTS;
          case LONG -> all(values, FilterValue.Whole.class) ? null : WHOLE;
          case TEXT, DOUBLE, DATE, GEO_POINT, VECTOR, OBJECT_LIST ->
              "a field of kind keyword, boolean, integer or long for equals and in";
        };
    return Optional.ofNullable(expected);
  }

  /**
   * What values of {@code field} would have to be to lie between {@code bounds}; empty where they
   * can. Says nothing of the values.
   */
  public static Optional<String> forBounds(Field field, List<FilterValue> bounds) {
    @Nullable String expected =
        switch (field.kind()) {
          case INTEGER -> bounds.stream().allMatch(FilterFit::isInt) ? null : INTS;
          case LONG -> all(bounds, FilterValue.Whole.class) ? null : WHOLE;
          case DOUBLE -> bounds.stream().allMatch(FilterFit::isNumber) ? null : "numbers";
          case DATE -> bounds.stream().allMatch(FilterFit::isDate) ? null : DATES;
          case TEXT, KEYWORD, BOOLEAN, GEO_POINT, VECTOR, OBJECT_LIST ->
              "a field of kind integer, long, double or date for bounds";
        };
    return Optional.ofNullable(expected);
  }

  private static final String INTS = "whole numbers of 32 bits";
  private static final String WHOLE = "whole numbers of 64 bits";
  private static final String DATES =
      "days such as 2026-01-31 or instants such as 2026-01-31T08:00:00Z";

  private Optional<Field> filterable(String name, String path) {
    Optional<Field> field = schema.field(name);
    if (field.isEmpty()) {
      misfits.add(new Misfit(path, name, "a field of the index" + meant(name), true));
    } else if (!field.get().filterable()) {
      misfits.add(new Misfit(path, name, "a field that is filterable", false));
      return Optional.empty();
    }
    return field;
  }

  private String meant(String name) {
    List<String> names =
        schema.fields().stream().filter(Field::filterable).map(Field::name).toList();
    return ClosestName.of(name, names).map("; did you mean '%s'?"::formatted).orElse("");
  }

  private void expect(String expected, Field field, String path) {
    misfits.add(
        new Misfit(
            path,
            field.name(),
            "%s, because '%s' is %s".formatted(expected, field.name(), field.kind().wireName()),
            false));
  }

  private static boolean all(List<FilterValue> values, Class<? extends FilterValue> type) {
    return values.stream().allMatch(type::isInstance);
  }

  private static boolean isInt(FilterValue value) {
    return value instanceof FilterValue.Whole(long whole) && whole == (int) whole;
  }

  private static boolean isNumber(FilterValue value) {
    return value instanceof FilterValue.Whole || value instanceof FilterValue.Decimal;
  }

  /** Nothing but these shapes: the engine would take sums of dates too. */
  private static boolean isDate(FilterValue value) {
    if (!(value instanceof FilterValue.Text(String text))) {
      return false;
    }
    try {
      if (DAY.matcher(text).matches()) {
        LocalDate.parse(text);
        return true;
      }
      if (INSTANT.matcher(text).matches()) {
        OffsetDateTime.parse(text);
        return true;
      }
      return false;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }
}

package dev.auspex.contract.filter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the exact values of a document. Of a field with several values any one counts; a
 * document without the field matches no {@link Equals}, {@link In} or {@link Range}.
 *
 * <p>In JSON exactly one of {@code {"and": [..]}}, {@code {"or": [..]}}, {@code {"not": {..}}},
 * {@code {"field": .., "equals": ..}}, {@code {"field": .., "in": [..]}} and {@code {"field": ..,
 * "gte": .., "lt": ..}}. Whatever is larger than {@link #MAX_DEPTH} and {@link #MAX_NODES} allow
 * cannot be made from JSON.
 */
public sealed interface Filter {
  /** Most conditions inside of one another, the outermost included. */
  int MAX_DEPTH = 5;

  /** Most conditions in all. */
  int MAX_NODES = 50;

  /** Most values of one {@link In}. */
  int MAX_VALUES = 100;

  /** Every one of {@code and} holds; at least one. */
  record And(List<Filter> and) implements Filter {
    /** Copies {@code and}; throws {@link IllegalArgumentException} where it is empty. */
    public And {
      and = List.copyOf(and);
      requireSome("and", and);
    }
  }

  /** At least one of {@code or} holds; at least one. */
  record Or(List<Filter> or) implements Filter {
    /** Copies {@code or}; throws {@link IllegalArgumentException} where it is empty. */
    public Or {
      or = List.copyOf(or);
      requireSome("or", or);
    }
  }

  /** {@code not} does not hold; so it does for documents without the field. */
  record Not(Filter not) implements Filter {}

  /** A value of {@code field} is {@code value}: of a keyword, boolean, integer or long. */
  record Equals(String field, @JsonProperty("equals") FilterValue value) implements Filter {}

  /** A value of {@code field} is one of {@code in}; otherwise like {@link Equals}. */
  record In(String field, List<FilterValue> in) implements Filter {
    /** Copies {@code in}; throws {@link IllegalArgumentException} for none or too many. */
    public In {
      in = List.copyOf(in);
      if (in.isEmpty() || in.size() > MAX_VALUES) {
        throw new IllegalArgumentException(
            "'in' must have 1 to %d values, but has %d".formatted(MAX_VALUES, in.size()));
      }
    }
  }

  /**
   * A value of {@code field}, a number or date, lies between the bounds.
   *
   * @param gte least value; null for none, as for the other bounds
   * @param gt what the value is above
   * @param lte greatest value; a day means its end
   * @param lt what the value is below
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Range(
      String field,
      @Nullable FilterValue gte,
      @Nullable FilterValue gt,
      @Nullable FilterValue lte,
      @Nullable FilterValue lt)
      implements Filter {
    /** Throws {@link IllegalArgumentException} for no bound, or two on one side. */
    public Range {
      if ((gte == null && gt == null && lte == null && lt == null)
          || (gte != null && gt != null)
          || (lte != null && lt != null)) {
        throw new IllegalArgumentException(
            "a range must have one of 'gte' and 'gt', one of 'lte' and 'lt', or both");
      }
    }

    /** The bounds that there are. */
    @JsonIgnore
    public List<FilterValue> bounds() {
      return Stream.of(gte, gt, lte, lt).filter(Objects::nonNull).toList();
    }
  }

  /**
   * The filter with these JSON members.
   *
   * @throws IllegalArgumentException where they are not those of exactly one kind of condition, or
   *     the filter would be too large
   */
  @JsonCreator
  static Filter of(
      @JsonProperty("and") @Nullable List<Filter> and,
      @JsonProperty("or") @Nullable List<Filter> or,
      @JsonProperty("not") @Nullable Filter not,
      @JsonProperty("field") @Nullable String field,
      @JsonProperty("equals") @Nullable FilterValue equals,
      @JsonProperty("in") @Nullable List<FilterValue> in,
      @JsonProperty("gte") @Nullable FilterValue gte,
      @JsonProperty("gt") @Nullable FilterValue gt,
      @JsonProperty("lte") @Nullable FilterValue lte,
      @JsonProperty("lt") @Nullable FilterValue lt) {
    boolean range = gte != null || gt != null || lte != null || lt != null;
    List<Filter> made = new ArrayList<>();
    if (and != null) {
      made.add(new And(requireNoNulls("and", and)));
    }
    if (or != null) {
      made.add(new Or(requireNoNulls("or", or)));
    }
    if (not != null) {
      made.add(new Not(not));
    }
    if (field != null && equals != null) {
      made.add(new Equals(field, equals));
    }
    if (field != null && in != null) {
      made.add(new In(field, requireNoNulls("in", in)));
    }
    if (field != null && range) {
      made.add(new Range(field, gte, gt, lte, lt));
    }
    boolean compares = equals != null || in != null || range;
    if (made.size() != 1 || (field != null) != compares) {
      throw new IllegalArgumentException(
          "a filter must be one of 'and', 'or', 'not', or a 'field' with one of 'equals', 'in', or"
              + " the bounds 'gte', 'gt', 'lte', 'lt'");
    }
    Filter filter = made.getFirst();
    int depth = filter.depth();
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a filter may be at most %d conditions deep".formatted(MAX_DEPTH));
    }
    int nodes = filter.nodes();
    if (nodes > MAX_NODES) {
      throw new IllegalArgumentException(
          "a filter may have at most %d conditions, but has %d".formatted(MAX_NODES, nodes));
    }
    return filter;
  }

  /** What holds where both hold; null where there is no condition at all. */
  static @Nullable Filter both(@Nullable Filter one, @Nullable Filter other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new And(List.of(one, other));
  }

  /** Conditions inside of one another, this one included. */
  @JsonIgnore
  default int depth() {
    return 1 + parts().stream().mapToInt(Filter::depth).max().orElse(0);
  }

  /** Conditions in all, this one included. */
  @JsonIgnore
  default int nodes() {
    return 1 + parts().stream().mapToInt(Filter::nodes).sum();
  }

  /** The conditions that this one is made of; empty for a comparison. */
  @JsonIgnore
  default List<Filter> parts() {
    return switch (this) {
      case And all -> all.and();
      case Or any -> any.or();
      case Not none -> List.of(none.not());
      case Equals comparison -> List.of();
      case In comparison -> List.of();
      case Range comparison -> List.of();
    };
  }

  private static void requireSome(String member, List<Filter> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("'%s' must have at least one filter".formatted(member));
    }
  }

  private static <T> List<T> requireNoNulls(String member, List<@Nullable T> values) {
    List<T> present = new ArrayList<>(values.size());
    for (T value : values) {
      if (value == null) {
        throw new IllegalArgumentException("'%s' must not hold null".formatted(member));
      }
      present.add(value);
    }
    return present;
  }
}

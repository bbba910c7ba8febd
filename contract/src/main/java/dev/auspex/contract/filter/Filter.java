package dev.auspex.contract.filter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.auspex.contract.schema.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the exact values of a document. Of a field with several values any one counts; a
 * document without the field matches no condition that names it.
 *
 * <p>In JSON exactly one of {@code {"and": [..]}}, {@code {"or": [..]}}, {@code {"not": {..}}}, and
 * a {@code "field"} with exactly one of {@code "equals"}, {@code "in": [..]}, the bounds {@code
 * "gte"}, {@code "gt"}, {@code "lte"} and {@code "lt"}, {@code "exists": true}, {@code "near":
 * {..}}, {@code "box": {..}} and {@code "polygon": [..]}. Whatever is larger than {@link
 * #MAX_DEPTH} and {@link #MAX_NODES} allow cannot be made from JSON.
 */
public sealed interface Filter {
  /** Most conditions inside of one another, the outermost included. */
  int MAX_DEPTH = 5;

  /** Most conditions in all. */
  int MAX_NODES = 50;

  /** Most values of one {@link In}. */
  int MAX_VALUES = 100;

  /** Most corners of one {@link InPolygon}. */
  int MAX_CORNERS = 100;

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
   * {@code field} has a value.
   *
   * @param exists true; its absence is {@link Not} of this
   */
  record Exists(String field, boolean exists) implements Filter {
    /** Throws {@link IllegalArgumentException} for false. */
    public Exists {
      if (!exists) {
        throw new IllegalArgumentException(
            "'exists' must be true; for documents without the field put it into 'not'");
      }
    }
  }

  /** A value of {@code field}, a point, lies within the circle. */
  record Near(String field, Circle near) implements Filter {}

  /** A value of {@code field}, a point, lies within the box. */
  record InBox(String field, GeoBox box) implements Filter {}

  /**
   * A value of {@code field}, a point, lies within the polygon: straight lines between degrees, not
   * across the 180th meridian.
   *
   * @param polygon its corners in order, 3 to {@value #MAX_CORNERS}; the first one again at the end
   *     is left out
   */
  record InPolygon(String field, List<GeoPoint> polygon) implements Filter {
    /** Throws {@link IllegalArgumentException} for too few or too many corners. */
    public InPolygon {
      boolean closed = polygon.size() > 1 && polygon.getFirst().equals(polygon.getLast());
      polygon = List.copyOf(closed ? polygon.subList(0, polygon.size() - 1) : polygon);
      if (polygon.size() < 3 || polygon.size() > MAX_CORNERS) {
        throw new IllegalArgumentException(
            "'polygon' must have 3 to %d corners, but has %d"
                .formatted(MAX_CORNERS, polygon.size()));
      }
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
      @JsonProperty("lt") @Nullable FilterValue lt,
      @JsonProperty("exists") @Nullable Boolean exists,
      @JsonProperty("near") @Nullable Circle near,
      @JsonProperty("box") @Nullable GeoBox box,
      @JsonProperty("polygon") @Nullable List<GeoPoint> polygon) {
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
    if (field != null && exists != null) {
      made.add(new Exists(field, exists));
    }
    if (field != null && near != null) {
      made.add(new Near(field, near));
    }
    if (field != null && box != null) {
      made.add(new InBox(field, box));
    }
    if (field != null && polygon != null) {
      made.add(new InPolygon(field, requireNoNulls("polygon", polygon)));
    }
    boolean places = near != null || box != null || polygon != null;
    boolean compares = equals != null || in != null || range || exists != null || places;
    if (made.size() != 1 || (field != null) != compares) {
      throw new IllegalArgumentException(
          "a filter must be one of 'and', 'or', 'not', or a 'field' with one of 'equals', 'in',"
              + " 'exists', 'near', 'box', 'polygon', or the bounds 'gte', 'gt', 'lte', 'lt'");
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

  /**
   * {@code filter} without those parts of its outermost {@code and} that are about {@code field}
   * alone; null where nothing is left.
   */
  static @Nullable Filter without(@Nullable Filter filter, String field) {
    if (filter == null || filter.fields().equals(Set.of(field))) {
      return null;
    }
    if (!(filter instanceof And(List<Filter> parts))) {
      return filter;
    }
    List<Filter> left =
        parts.stream().filter(part -> !part.fields().equals(Set.of(field))).toList();
    return left.size() == 1 ? left.getFirst() : new And(left);
  }

  /** The fields that the conditions name. */
  @JsonIgnore
  default Set<String> fields() {
    return switch (this) {
      case And(List<Filter> all) -> fields(all);
      case Or(List<Filter> any) -> fields(any);
      case Not(Filter none) -> none.fields();
      case Equals equal -> Set.of(equal.field());
      case In in -> Set.of(in.field());
      case Range range -> Set.of(range.field());
      case Exists exists -> Set.of(exists.field());
      case Near near -> Set.of(near.field());
      case InBox box -> Set.of(box.field());
      case InPolygon polygon -> Set.of(polygon.field());
    };
  }

  private static Set<String> fields(List<Filter> parts) {
    return parts.stream().flatMap(part -> part.fields().stream()).collect(Collectors.toSet());
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
      case Exists comparison -> List.of();
      case Near comparison -> List.of();
      case InBox comparison -> List.of();
      case InPolygon comparison -> List.of();
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

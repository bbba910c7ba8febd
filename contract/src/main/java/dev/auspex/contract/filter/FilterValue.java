package dev.auspex.contract.filter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a field is compared with; in JSON a string, a boolean or a number. */
public sealed interface FilterValue {
  /** Most UTF-16 code units of a {@link Text}. */
  int MAX_LENGTH = 512;

  /** A string, of a keyword or a date. */
  record Text(String value) implements FilterValue {
    /** Throws {@link IllegalArgumentException} past {@link #MAX_LENGTH}. */
    public Text {
      if (value.length() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "a value of a filter may have at most %d characters".formatted(MAX_LENGTH));
      }
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(boolean value) implements FilterValue {}

  /** A number that was written without a fraction. */
  record Whole(long value) implements FilterValue {}

  /** A number that was written with a fraction or exponent; finite. */
  record Decimal(double value) implements FilterValue {
    /** Throws {@link IllegalArgumentException} for a value that is not finite. */
    public Decimal {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number of a filter must fit into 64 bits");
      }
    }
  }

  /** The value that JSON reads as {@code raw}; {@link IllegalArgumentException} for no scalar. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static FilterValue of(@Nullable Object raw) {
    return switch (raw) {
      case String text -> new Text(text);
      case Boolean flag -> new Flag(flag);
      case Integer whole -> new Whole(whole);
      case Long whole -> new Whole(whole);
      case Double decimal -> new Decimal(decimal);
      case null, default ->
          throw new IllegalArgumentException(
              "a value of a filter must be a string, a boolean or a number of 64 bits");
    };
  }

  /** As JSON writes it. */
  @JsonValue
  default Object json() {
    return switch (this) {
      case Text text -> text.value();
      case Flag flag -> flag.value();
      case Whole whole -> whole.value();
      case Decimal decimal -> decimal.value();
    };
  }
}

package dev.auspex.contract.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a query must say: {@code {"match": "contains", "words": "war movie"}}.
 *
 * <p>Compared is the normalised query. Words of scripts with spaces are whole words; elsewhere, as
 * in Chinese, any run of characters counts.
 *
 * @param words what is looked for; null exactly for {@link Match#ALWAYS}. For {@link Match#PATTERN}
 *     words with {@code *} for any characters within one word; at least one word begins with
 *     another character
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(Match match, @Nullable String words) {
  /** Holds for every query. */
  public static final Condition ALWAYS = new Condition(Match.ALWAYS, null);

  private static final Pattern STARS = Pattern.compile("\\s+");

  /** How the words relate to the query. Lower case in JSON. */
  public enum Match {
    /** The whole query. */
    IS,
    /** Anywhere in it, side by side. */
    CONTAINS,
    /** At its beginning. */
    STARTS,
    /** At its end. */
    ENDS,
    /** Anywhere in it, side by side, {@code *} standing for any characters within one word. */
    PATTERN,
    /** Whatever the query is, the empty one included. */
    ALWAYS;

    /** The name in JSON. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The match named {@code wireName}; {@link IllegalArgumentException} names the choices. */
    @JsonCreator
    public static Match fromWireName(String wireName) {
      for (Match match : values()) {
        if (match.wireName().equals(wireName)) {
          return match;
        }
      }
      throw new IllegalArgumentException(
          "match must be one of is, contains, starts, ends, pattern, always, but was '%s'"
              .formatted(wireName));
    }
  }

  /** Throws {@link IllegalArgumentException} where words and match do not go together. */
  public Condition {
    if ((match == Match.ALWAYS) != (words == null)) {
      throw new IllegalArgumentException("'words' must be there exactly unless 'match' is always");
    }
    if (words != null) {
      words = Phrases.words("words", words);
    }
    if (match == Match.PATTERN
        && Arrays.stream(STARS.split(words == null ? "" : words.strip()))
            .noneMatch(word -> !word.startsWith("*"))) {
      throw new IllegalArgumentException(
          "'words' of a pattern must have one that begins with another character than *");
    }
  }

  /** The condition in JSON. */
  @JsonCreator
  static Condition of(
      @JsonProperty("match") @Nullable Match match, @JsonProperty("words") @Nullable String words) {
    if (match == null) {
      throw new IllegalArgumentException(
          "'match' must be one of is, contains, starts, ends, pattern, always, but is missing");
    }
    return new Condition(match, words);
  }
}

package dev.auspex.rewriting.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Makes one text of all the ways to write it. Normalising twice changes nothing more. */
public final class Normaliser {
  /** Longest query that is looked for, in Unicode code points; the rest is cut off. */
  public static final int MOST_CODE_POINTS = 512;

  /** Controls, lone surrogates and unassigned code points: nothing that a document could hold. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}]");

  /** Zero-width space, word joiner, byte order mark, soft hyphen, direction marks. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");

  /** Whether an emoji is drawn or typeset, and the colour of a skin: the emoji is the same. */
  private static final Pattern EMOJI_VARIANTS =
      Pattern.compile("[\\uFE0E\\uFE0F\\x{1F3FB}-\\x{1F3FF}]");

  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private record Change(String name, UnaryOperator<String> change) {}

  /**
   * The order matters: NFKC makes full-width letters and the ideographic space what they stand for,
   * so that case and whitespace are found afterwards; folding case can compose anew.
   *
   * @see <a href="https://unicode.org/reports/tr15/">UAX #15: Unicode Normalization Forms</a>
   */
  private static final List<Change> CHANGES =
      List.of(
          new Change("controls", text -> UNPRINTABLE.matcher(text).replaceAll(" ")),
          new Change("invisible", text -> INVISIBLE.matcher(text).replaceAll("")),
          new Change("emoji", text -> EMOJI_VARIANTS.matcher(text).replaceAll("")),
          new Change("nfkc", text -> Normalizer.normalize(text, Normalizer.Form.NFKC)),
          new Change(
              "case",
              text -> Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC)),
          new Change("whitespace", text -> SPACES.matcher(text).replaceAll(" ").strip()),
          new Change("length", Normaliser::cut));

  private Normaliser() {}

  /**
   * A text and how it came about.
   *
   * @param changes the names of what changed something, in order
   */
  public record Normalised(String text, List<String> changes) {
    /** Copies {@code changes}. */
    public Normalised {
      changes = List.copyOf(changes);
    }
  }

  /** {@code typed} normalised. */
  public static Normalised normalise(String typed) {
    String text = typed;
    List<String> changes = new ArrayList<>();
    for (Change each : CHANGES) {
      String changed = each.change().apply(text);
      if (!changed.equals(text)) {
        changes.add(each.name());
      }
      text = changed;
    }
    return new Normalised(text, changes);
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= MOST_CODE_POINTS) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MOST_CODE_POINTS)).strip();
  }
}

package dev.auspex.gateway.search.rewrite;

import dev.auspex.gateway.search.request.SearchQuery;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The entry of this stage. Each step is a pure function; rewriting twice changes nothing more. */
@Singleton
public class Rewriter {
  /** Longest query that is looked for, in Unicode code points; the rest is cut off. */
  static final int MOST_CODE_POINTS = 512;

  /** Controls, lone surrogates and unassigned code points: nothing that a document could hold. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}]");

  /** Zero-width space, word joiner, byte order mark, soft hyphen, direction marks. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");

  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private record Step(String name, UnaryOperator<String> change) {}

  /**
   * The order matters: NFKC makes full-width letters and the ideographic space what they stand for,
   * so that case and whitespace are found afterwards; folding case can compose anew.
   *
   * @see <a href="https://unicode.org/reports/tr15/">UAX #15: Unicode Normalization Forms</a>
   */
  private static final List<Step> STEPS =
      List.of(
          new Step("controls", text -> UNPRINTABLE.matcher(text).replaceAll(" ")),
          new Step("invisible", text -> INVISIBLE.matcher(text).replaceAll("")),
          new Step("nfkc", text -> Normalizer.normalize(text, Normalizer.Form.NFKC)),
          new Step(
              "case",
              text -> Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC)),
          new Step("whitespace", text -> SPACES.matcher(text).replaceAll(" ").strip()),
          new Step("length", Rewriter::cut));

  /** Rewrites {@code query}. */
  public RewrittenQuery rewrite(SearchQuery query) {
    return rewrite(query.text());
  }

  /** Rewrites what was typed. */
  public RewrittenQuery rewrite(String typed) {
    String text = typed;
    List<String> trace = new ArrayList<>();
    for (Step step : STEPS) {
      String changed = step.change().apply(text);
      if (!changed.equals(text)) {
        trace.add(step.name());
      }
      text = changed;
    }
    return new RewrittenQuery(typed, text, trace);
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= MOST_CODE_POINTS) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MOST_CODE_POINTS)).strip();
  }
}

package dev.auspex.benchmarks.relevance;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What plain Lucene reaches on a set, as its README says.
 *
 * @param ndcg10 of the best of its runs
 * @param run analysis, parameters and fields of that run, in the README's words
 */
public record Anchor(double ndcg10, String run) {
  /**
   * {@code NAME <tab> ANALYZER <tab> k1=1.2 b=0.75 <tab> {fields} … <tab> docs=… nDCG@10=0.7107}.
   */
  private static final Pattern ROW =
      Pattern.compile(
          "\\s*(\\S+)\\t(\\S+)\\t(k1=\\S+ b=\\S+)\\t([^\\t]*)\\t.*?\\bnDCG@10=(\\d+\\.\\d+).*");

  /** In a README: nobody judged the set by hand, so that its figures bound nothing. */
  private static final String NO_BOUND = "do not gate";

  /** The best run of {@code set} in {@code readme}; empty where it has none, or says not to. */
  public static Optional<Anchor> find(String readme, String set) {
    if (readme.toLowerCase(Locale.ROOT).contains(NO_BOUND)) {
      return Optional.empty();
    }
    return rows(readme, set).stream().max(Comparator.comparingDouble(Anchor::ndcg10));
  }

  private static List<Anchor> rows(String readme, String set) {
    return readme
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .filter(row -> row.group(1).equals(set))
        .map(
            row ->
                new Anchor(
                    Double.parseDouble(row.group(5)),
                    "%s %s %s".formatted(row.group(2), row.group(3), row.group(4))))
        .toList();
  }
}

package dev.auspex.benchmarks.relevance;

import dev.auspex.benchmarks.relevance.DataSet.Query;
import dev.auspex.contract.schema.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which language a set speaks. */
public final class SpokenLanguage {
  /** What sets and READMEs say for the tags that schemas know. */
  private static final Map<String, String> ALIASES =
      Map.of("zh", "zh-Hans", "english", "en", "smartcn", "zh-Hans");

  /** The second column of the rows with anchors. */
  private static final Pattern ANALYZER = Pattern.compile("(?m)^\\s*\\S+\\t(\\S+)\\tk1=");

  private SpokenLanguage() {}

  /** The tag that schemas know for {@code said}; empty for what is no language of ours. */
  public static Optional<Language> known(String said) {
    String tag = ALIASES.getOrDefault(said.toLowerCase(Locale.ROOT), said);
    return Stream.of(Language.values())
        .filter(language -> language.wireName().equals(tag))
        .findFirst();
  }

  /**
   * The language of {@code set}: what most of its queries say, else its name or the end of it, else
   * the analysis of the anchors in {@code readme}; empty where none of them says it.
   */
  public static Optional<Language> of(DataSet set, List<Query> queries, String readme) {
    String name = set.shortName();
    Matcher analyzer = ANALYZER.matcher(readme);
    return Stream.of(
            said(queries),
            name,
            name.substring(name.lastIndexOf('-') + 1),
            analyzer.find() ? analyzer.group(1) : "")
        .flatMap(said -> known(said).stream())
        .findFirst();
  }

  private static String said(List<Query> queries) {
    return queries.stream()
        .map(Query::language)
        .filter(language -> !language.isEmpty())
        .findFirst()
        .orElse("");
  }
}

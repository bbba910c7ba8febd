package dev.auspex.rewriting.querqy;

import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.contract.lexicon.Condition;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what {@link RulesText} reads. */
public final class RulesTextWriter {
  private RulesTextWriter() {}

  /**
   * A text, and what it cannot say.
   *
   * @param leftOut ids of rules and synonyms that are not in it
   */
  public record Written(String text, List<String> leftOut) {
    /** Copies {@code leftOut}. */
    public Written {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * Rules and synonyms as text; without those that ask for circumstances besides the query, filter
   * by more than one value, or hold for equal words.
   */
  public static Written write(List<Rule> rules, List<Synonym> synonyms) {
    StringBuilder text = new StringBuilder();
    List<String> leftOut = new ArrayList<>();
    for (Rule rule : rules) {
      block(rule).ifPresentOrElse(text::append, () -> leftOut.add(rule.id()));
    }
    for (Synonym synonym : synonyms) {
      switch (synonym) {
        case Synonym.Equal equal -> leftOut.add(equal.id());
        case Synonym.OneWay way ->
            text.append(
                "%s =>\n%s  @_id: \"%s\"\n\n"
                    .formatted(
                        way.from(),
                        way.to().stream()
                            .map(to -> "  SYNONYM(%s): %s\n".formatted(to.weight(), to.words()))
                            .collect(Collectors.joining()),
                        way.id()));
      }
    }
    return new Written(text.toString(), leftOut);
  }

  private static Optional<String> block(Rule rule) {
    if (rule.circumstances() > 0 || rule.schedule() != null) {
      return Optional.empty();
    }
    StringBuilder block = new StringBuilder(input(rule.when())).append(" =>\n");
    for (Action action : rule.then()) {
      Optional<String> line = line(action);
      if (line.isEmpty()) {
        return Optional.empty();
      }
      block.append("  ").append(line.get()).append('\n');
    }
    block.append("  @_id: \"").append(rule.id()).append("\"\n");
    if (rule.priority() != 0) {
      block.append("  @priority: ").append(rule.priority()).append('\n');
    }
    if (!rule.enabled()) {
      block.append("  @enabled: false\n");
    }
    return Optional.of(block.append('\n').toString());
  }

  private static String input(Condition when) {
    String words = Objects.requireNonNullElse(when.words(), "");
    return switch (when.match()) {
      case ALWAYS -> "*";
      case IS -> "\"" + words + "\"";
      case STARTS -> "\"" + words;
      case ENDS -> words + "\"";
      case CONTAINS, PATTERN -> words;
    };
  }

  private static Optional<String> line(Action action) {
    return switch (action) {
      case Action.Pin pin -> Optional.of("PIN(%d): %s".formatted(pin.position(), pin.document()));
      case Action.Hide hide -> Optional.of("HIDE: " + hide.document());
      case Action.Boost boost ->
          target(boost.target()).map(to -> "UP(%s): %s".formatted(boost.factor(), to));
      case Action.Bury bury ->
          target(bury.target()).map(to -> "DOWN(%s): %s".formatted(bury.factor(), to));
      case Action.Restrict restrict -> FilterText.write(restrict.filter()).map("FILTER: "::concat);
      case Action.Replace replace ->
          Optional.of("REPLACE(%s): %s".formatted(replace.words(), replace.with()));
      case Action.Remove remove -> Optional.of("DELETE: " + remove.words());
      case Action.Redirect redirect -> Optional.of("DECORATE: REDIRECT " + redirect.url());
      case Action.Banner banner ->
          banner.data().size() > 1
              ? Optional.empty()
              : banner.data().entrySet().stream().findFirst().map(RulesTextWriter::decoration);
    };
  }

  private static String decoration(Map.Entry<String, String> data) {
    return "DECORATE(%s): %s".formatted(data.getKey(), data.getValue());
  }

  private static Optional<String> target(Target target) {
    return switch (target) {
      case Target.Matching matching -> FilterText.write(matching.filter());
      case Target.OneDocument one -> Optional.of("@ " + one.document());
      case Target.Saying saying ->
          saying.words().startsWith("*") || saying.words().startsWith("@")
              ? Optional.empty()
              : Optional.of(saying.words());
    };
  }
}

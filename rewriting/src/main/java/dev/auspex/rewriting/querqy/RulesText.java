package dev.auspex.rewriting.querqy;

import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.contract.lexicon.Condition;
import dev.auspex.contract.lexicon.Condition.Match;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code rules.txt}:
 *
 * <pre>{@code
 * # comment
 * "cheap notebook" =>
 *   SYNONYM(0.8): laptop
 *   UP(10): lenovo
 *   DOWN(5): * condition:used
 *   FILTER: * stock:true
 *   DELETE: cheap
 *   DECORATE: REDIRECT /notebooks
 *   @_id: "cheap-notebooks"
 *   @priority: 5
 * }</pre>
 *
 * <p>Quotes stand for the beginning and the end of the query, a star at the end of a word for any
 * end of it. Besides what Querqy knows there are {@code PIN(position): id}, {@code HIDE: id},
 * {@code UP(factor): @ id}, {@code REPLACE(words): other words} and {@code DECORATE(name): value}.
 *
 * @see <a href="https://docs.querqy.org/querqy/rewriters/common-rules.html">Querqy: Common Rules
 *     Rewriter</a>
 */
public final class RulesText {
  /** Most that is wrong before reading ends. */
  public static final int MOST_ERRORS = 100;

  private static final String ARROW = "=>";

  private final List<Rule> rules = new ArrayList<>();
  private final List<Synonym> synonyms = new ArrayList<>();
  private final List<WrongLine> errors = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private @Nullable Block block;

  private RulesText() {}

  /**
   * A line that is not as it should be.
   *
   * @param line from 1
   * @param expected what would have been right
   */
  public record WrongLine(int line, String expected) {}

  /**
   * What a text says.
   *
   * @param errors in the order of the lines; the rest is of no use where there are some
   */
  public record Read(List<Rule> rules, List<Synonym> synonyms, List<WrongLine> errors) {
    /** Copies the lists. */
    public Read {
      rules = List.copyOf(rules);
      synonyms = List.copyOf(synonyms);
      errors = List.copyOf(errors);
    }
  }

  /** The lines under one input. */
  private static final class Block {
    final int line;
    final Condition when;
    final String words;
    final List<Action> actions = new ArrayList<>();
    final List<Synonym.Weighted> synonyms = new ArrayList<>();
    @Nullable String id;
    int priority;
    boolean enabled = true;

    Block(int line, Condition when, String words) {
      this.line = line;
      this.when = when;
      this.words = words;
    }
  }

  /** What {@code text} says. */
  public static Read read(String text) {
    RulesText reading = new RulesText();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length && reading.errors.size() < MOST_ERRORS; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        reading.line(i + 1, line);
      }
    }
    reading.end();
    return new Read(reading.rules, reading.synonyms, reading.errors);
  }

  private void line(int number, String line) {
    try {
      if (line.endsWith(ARROW)) {
        end();
        block = block(number, line.substring(0, line.length() - ARROW.length()).strip());
      } else if (block == null) {
        throw new IllegalArgumentException("the words of a query and '=>' before what happens");
      } else if (line.startsWith("@")) {
        property(block, line.substring(1));
      } else {
        instruction(block, line);
      }
    } catch (IllegalArgumentException wrong) {
      errors.add(new WrongLine(number, String.valueOf(wrong.getMessage())));
    }
  }

  private static Block block(int number, String input) {
    if (input.isEmpty()) {
      throw new IllegalArgumentException("the words of a query before '=>'");
    }
    if (input.equals("*")) {
      return new Block(number, Condition.ALWAYS, "");
    }
    boolean starts = input.startsWith("\"");
    boolean ends = input.length() > 1 && input.endsWith("\"");
    String words = input.substring(starts ? 1 : 0, input.length() - (ends ? 1 : 0)).strip();
    Match match;
    if (words.contains("*")) {
      if (starts || ends) {
        throw new IllegalArgumentException("either quotes or a star, not both");
      }
      match = Match.PATTERN;
    } else if (starts && ends) {
      match = Match.IS;
    } else {
      match = starts ? Match.STARTS : ends ? Match.ENDS : Match.CONTAINS;
    }
    return new Block(number, new Condition(match, words), words);
  }

  private static void property(Block block, String line) {
    int colon = line.indexOf(':');
    String name = (colon < 0 ? line : line.substring(0, colon)).strip();
    String value = colon < 0 ? "" : unquoted(line.substring(colon + 1).strip());
    switch (name) {
      case "_id" -> block.id = value;
      case "priority" -> block.priority = whole(value);
      case "enabled" -> block.enabled = !value.equals("false");
      default ->
          throw new IllegalArgumentException(
              "@_id, @priority or @enabled, but was '@%s'".formatted(name));
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static int whole(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException("a whole number, but was '%s'".formatted(value), none);
    }
  }

  private static void instruction(Block block, String line) {
    Instruction each = Instruction.parse(line);
    switch (each.name()) {
      case "SYNONYM" -> block.synonyms.add(new Synonym.Weighted(each.value(), each.number(1)));
      case "UP" -> block.actions.add(new Action.Boost(target(each.value()), each.number(2)));
      case "DOWN" -> block.actions.add(new Action.Bury(target(each.value()), each.number(2)));
      case "FILTER" -> block.actions.add(new Action.Restrict(FilterText.read(each.value())));
      case "DELETE" ->
          block.actions.add(new Action.Remove(each.value().isEmpty() ? block.words : each.value()));
      case "REPLACE" -> block.actions.add(new Action.Replace(each.argument(), each.value()));
      case "PIN" -> block.actions.add(new Action.Pin(each.value(), whole(each.argument())));
      case "HIDE" -> block.actions.add(new Action.Hide(each.value()));
      case "DECORATE" -> block.actions.add(decoration(each));
      default ->
          throw new IllegalArgumentException(
              "one of SYNONYM, UP, DOWN, FILTER, DELETE, REPLACE, PIN, HIDE, DECORATE, but was"
                  + " '%s'".formatted(each.name()));
    }
  }

  private static Target target(String value) {
    if (value.startsWith("@")) {
      return new Target.OneDocument(value.substring(1).strip());
    }
    return FilterText.isFilter(value)
        ? new Target.Matching(FilterText.read(value))
        : new Target.Saying(value);
  }

  private static Action decoration(Instruction each) {
    String value = each.value();
    if (each.argument().isEmpty() && value.startsWith("REDIRECT ")) {
      return new Action.Redirect(value.substring("REDIRECT ".length()).strip());
    }
    return new Action.Banner(
        Map.of(each.argument().isEmpty() ? "decoration" : each.argument(), value));
  }

  private void end() {
    Block ended = block;
    block = null;
    if (ended == null) {
      return;
    }
    try {
      if (ended.actions.isEmpty() && ended.synonyms.isEmpty()) {
        throw new IllegalArgumentException("something that happens after '=>'");
      }
      String id = ended.id == null ? "line-" + ended.line : ended.id;
      if (!ids.add(id)) {
        throw new IllegalArgumentException(
            "another @_id than before, but '%s' came twice".formatted(id));
      }
      if (!ended.synonyms.isEmpty()) {
        if (ended.when.match() != Match.CONTAINS) {
          throw new IllegalArgumentException(
              "words without quotes and stars before a SYNONYM: it holds wherever they stand");
        }
        synonyms.add(new Synonym.OneWay(id, ended.words, ended.synonyms));
      }
      if (!ended.actions.isEmpty()) {
        rules.add(
            new Rule(
                id,
                ended.enabled,
                ended.when,
                Map.of(),
                List.of(),
                null,
                null,
                ended.priority,
                ended.actions,
                null));
      }
    } catch (IllegalArgumentException wrong) {
      errors.add(new WrongLine(ended.line, String.valueOf(wrong.getMessage())));
    }
  }
}

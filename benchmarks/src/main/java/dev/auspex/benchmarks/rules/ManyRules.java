package dev.auspex.benchmarks.rules;

import dev.auspex.contract.lexicon.Action;
import dev.auspex.contract.lexicon.Action.Target;
import dev.auspex.contract.lexicon.Condition;
import dev.auspex.contract.lexicon.Condition.Match;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Rules, entries and queries out of one made-up vocabulary, a part of it Chinese. */
final class ManyRules {
  private static final int WORDS = 20_000;
  private static final String[] SYLLABLES = {
    "ba", "ko", "mi", "ra", "ten", "sol", "ver", "lin", "du", "fa", "go", "pre", "sta", "nor", "wi"
  };

  private final Random random;
  private final List<String> vocabulary;
  private final List<String> phrases = new ArrayList<>();
  private final int count;

  /** {@code count} rules and as many entries from {@code seed}. */
  ManyRules(int count, long seed) {
    this.count = count;
    random = new Random(seed);
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < WORDS) {
      words.add(random.nextInt(10) == 0 ? chinese() : latin());
    }
    vocabulary = List.copyOf(words);
    Set<String> distinct = new LinkedHashSet<>();
    while (distinct.size() < count) {
      distinct.add(words(1 + random.nextInt(3)));
    }
    phrases.addAll(distinct);
  }

  private String latin() {
    StringBuilder word = new StringBuilder();
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  private String chinese() {
    StringBuilder word = new StringBuilder();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      word.append((char) (0x4E00 + random.nextInt(3_000)));
    }
    return word.toString();
  }

  private String words(int many) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      words.add(word());
    }
    return String.join(" ", words);
  }

  private String word() {
    return vocabulary.get(random.nextInt(vocabulary.size()));
  }

  /** Each lifts documents with a word, or takes a word out of the query; Querqy can do both. */
  List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(
          Rule.of(
              "rule-" + i,
              new Condition(Match.CONTAINS, phrases.get(i)),
              List.of(
                  i % 10 == 0
                      ? new Action.Remove(firstWord(phrases.get(i)))
                      : new Action.Boost(new Target.Saying(lifted(i)), 5))));
    }
    return rules;
  }

  /** The same as the text that Querqy reads. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(phrases.get(i)).append(" =>\n");
      text.append(
          i % 10 == 0
              ? "  DELETE: %s%n".formatted(firstWord(phrases.get(i)))
              : "  UP(5): %s%n".formatted(lifted(i)));
    }
    return text.toString();
  }

  private String lifted(int rule) {
    return vocabulary.get(rule * 7 % vocabulary.size());
  }

  private static String firstWord(String phrase) {
    int space = phrase.indexOf(' ');
    return space < 0 ? phrase : phrase.substring(0, space);
  }

  /** The rules and {@code count} entries of all dictionaries. */
  Lexicon lexicon() {
    List<Synonym> synonyms = new ArrayList<>();
    Set<String> kept = new LinkedHashSet<>();
    List<Entity> entities = new ArrayList<>();
    Set<String> fixed = new LinkedHashSet<>();
    for (int i = 0; i < count * 2 / 5; i++) {
      synonyms.add(
          new Synonym.OneWay(
              "synonym-" + i,
              words(1 + random.nextInt(2)),
              List.of(new Synonym.Weighted(words(2), 0.8))));
    }
    while (kept.size() < count * 2 / 5) {
      kept.add(words(2));
    }
    for (int i = 0; i < count / 10; i++) {
      entities.add(
          new Entity(
              "entity-" + i,
              "brand",
              words(2),
              List.of(),
              null,
              null,
              null,
              null,
              Entity.Use.MENTION));
    }
    while (fixed.size() < count - count * 4 / 5 - count / 10) {
      fixed.add(words(1));
    }
    return new Lexicon(
        synonyms,
        kept.stream().map(Word::new).toList(),
        entities,
        List.of(),
        fixed.stream().map(Word::new).toList(),
        rules());
  }

  /** Of one to six words; half of them hold the words of a rule. */
  List<String> queries(int many) {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String words = words(1 + random.nextInt(3));
      queries.add(i % 2 == 0 ? words : words + " " + phrases.get(random.nextInt(phrases.size())));
    }
    return queries;
  }
}

package dev.auspex.contract.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All dictionaries and rules of one TenantIndex; immutable, published with a bundle.
 *
 * @param synonyms of distinct {@link Synonym#id}
 * @param words that are kept whole when a query is cut into words; distinct
 * @param entities of distinct {@link Entity#id}
 * @param stopWords that a query can do without where it has others; distinct
 * @param protectedWords that are never corrected, replaced by synonyms or left out; distinct
 * @param rules of distinct {@link Rule#id}, in the order in which equals apply
 */
public record Lexicon(
    List<Synonym> synonyms,
    List<Word> words,
    List<Entity> entities,
    List<Word> stopWords,
    List<Word> protectedWords,
    List<Rule> rules) {
  /** Most entries of each dictionary. */
  public static final int MAX_ENTRIES = 50_000;

  /** Most rules. */
  public static final int MAX_RULES = 50_000;

  /** Nothing at all; queries are normalised, no more. */
  public static final Lexicon EMPTY =
      new Lexicon(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists; throws {@link IllegalArgumentException} for too many or the same twice. */
  public Lexicon {
    synonyms = distinct("synonyms", MAX_ENTRIES, synonyms, Synonym::id);
    words = distinct("words", MAX_ENTRIES, words, Word::word);
    entities = distinct("entities", MAX_ENTRIES, entities, Entity::id);
    stopWords = distinct("stopWords", MAX_ENTRIES, stopWords, Word::word);
    protectedWords = distinct("protectedWords", MAX_ENTRIES, protectedWords, Word::word);
    rules = distinct("rules", MAX_RULES, rules, Rule::id);
  }

  /** The lexicon in JSON; what it leaves out is empty. */
  @JsonCreator
  static Lexicon of(
      @JsonProperty("synonyms") @Nullable List<Synonym> synonyms,
      @JsonProperty("words") @Nullable List<Word> words,
      @JsonProperty("entities") @Nullable List<Entity> entities,
      @JsonProperty("stopWords") @Nullable List<Word> stopWords,
      @JsonProperty("protectedWords") @Nullable List<Word> protectedWords,
      @JsonProperty("rules") @Nullable List<Rule> rules) {
    return new Lexicon(
        orNone(synonyms),
        orNone(words),
        orNone(entities),
        orNone(stopWords),
        orNone(protectedWords),
        orNone(rules));
  }

  /** Whether there is nothing in it. */
  @JsonIgnore
  public boolean isEmpty() {
    return size() == 0;
  }

  /** Entries and rules in all. */
  public int size() {
    return synonyms.size()
        + words.size()
        + entities.size()
        + stopWords.size()
        + protectedWords.size()
        + rules.size();
  }

  private static <T> List<T> orNone(@Nullable List<T> entries) {
    return entries == null ? List.of() : entries;
  }

  private static <T> List<T> distinct(
      String name, int most, List<T> entries, Function<T, String> key) {
    if (entries.size() > most) {
      throw new IllegalArgumentException(
          "%s: at most %d, but there are %d".formatted(name, most, entries.size()));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (!seen.add(key.apply(entries.get(i)))) {
        throw new IllegalArgumentException(
            "%s[%d]: another than before, but '%s' came twice"
                .formatted(name, i, key.apply(entries.get(i))));
      }
    }
    return List.copyOf(entries);
  }
}

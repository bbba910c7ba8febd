package dev.auspex.contract.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else documents may say for what a query says. In JSON one of
 *
 * <pre>{@code
 * {"id": "tv", "equal": ["tv", "television", "telly"], "weight": 0.9}
 * {"id": "laptop", "from": "laptop", "to": [{"words": "notebook", "weight": 0.8}]}
 * }</pre>
 */
public sealed interface Synonym {
  /** Most words of one {@link Equal} group, and most that one {@link OneWay} leads to. */
  int MAX_WORDS = 50;

  /** Its key: 1 to 64 letters, digits, dots, hyphens and underscores of ASCII. */
  String id();

  /**
   * Each stands for each of the others.
   *
   * @param equal 2 to {@link #MAX_WORDS}, one or several words each, distinct
   * @param weight what a match of another than was typed counts, above 0, at most 1
   */
  record Equal(String id, List<String> equal, double weight) implements Synonym {
    /** Throws {@link IllegalArgumentException} outside of the ranges above. */
    public Equal {
      id = Phrases.id(id);
      equal = Phrases.all("equal", List.copyOf(equal), 2, MAX_WORDS);
      requireWeight(weight);
    }
  }

  /**
   * {@code from} stands for each of {@code to}, but not the other way round.
   *
   * @param from one or several words
   * @param to 1 to {@link #MAX_WORDS}
   */
  record OneWay(String id, String from, List<Weighted> to) implements Synonym {
    /** Throws {@link IllegalArgumentException} outside of the ranges above. */
    public OneWay {
      id = Phrases.id(id);
      from = Phrases.words("from", from);
      to = List.copyOf(to);
      var unused = Phrases.all("to", to.stream().map(Weighted::words).toList(), 1, MAX_WORDS);
    }
  }

  /**
   * Words and what a match of them counts beside one of the words that were typed.
   *
   * @param words one or several
   * @param weight above 0, at most 1
   */
  record Weighted(String words, double weight) {
    /** Throws {@link IllegalArgumentException} outside of the ranges above. */
    public Weighted {
      words = Phrases.words("words", words);
      requireWeight(weight);
    }

    /** Those in JSON; 1 without a weight. */
    @JsonCreator
    static Weighted of(
        @JsonProperty("words") @Nullable String words,
        @JsonProperty("weight") @Nullable Double weight) {
      return new Weighted(Phrases.words("words", words), weight == null ? 1 : weight);
    }
  }

  /**
   * The synonym with these JSON members.
   *
   * @throws IllegalArgumentException where they are not those of exactly one of the two kinds
   */
  @JsonCreator
  static Synonym of(
      @JsonProperty("id") @Nullable String id,
      @JsonProperty("equal") @Nullable List<@Nullable String> equal,
      @JsonProperty("weight") @Nullable Double weight,
      @JsonProperty("from") @Nullable String from,
      @JsonProperty("to") @Nullable List<@Nullable Weighted> to) {
    if (equal != null && from == null && to == null) {
      return new Equal(
          Phrases.id(id), Phrases.all("equal", equal, 2, MAX_WORDS), weight == null ? 1 : weight);
    }
    if (equal == null && weight == null && from != null && to != null) {
      return new OneWay(Phrases.id(id), from, Phrases.present("to", to));
    }
    throw new IllegalArgumentException(
        "a synonym must be 'equal' words with one 'weight', or 'from' and 'to' with a weight each");
  }

  /** All words that it names, as written. */
  @JsonIgnore
  default List<String> named() {
    return switch (this) {
      case Equal group -> group.equal();
      case OneWay way -> {
        List<String> named = new ArrayList<>();
        named.add(way.from());
        way.to().forEach(each -> named.add(each.words()));
        yield List.copyOf(named);
      }
    };
  }

  private static void requireWeight(double weight) {
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("'weight' must be above 0 and at most 1");
    }
  }
}

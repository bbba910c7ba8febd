package dev.auspex.contract.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An entry of the dictionaries that are lists of words: {@code {"word": "手提电脑"}}.
 *
 * @param word one or several words, 1 to 100 UTF-16 code units; it is its own key
 */
public record Word(String word) {
  /** Throws {@link IllegalArgumentException} for words of another shape. */
  @JsonCreator
  public Word(@JsonProperty("word") String word) {
    this.word = Phrases.words("word", word);
  }
}

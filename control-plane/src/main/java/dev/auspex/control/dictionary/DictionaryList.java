package dev.auspex.control.dictionary;

import dev.auspex.control.lexicon.WorkingCopyView;
import java.util.List;

/**
 * The dictionaries of an index.
 *
 * @param items each of the dictionaries that there are, empty ones included
 */
public record DictionaryList(List<WorkingCopyView> items) {
  /** Copies {@code items}. */
  public DictionaryList {
    items = List.copyOf(items);
  }
}

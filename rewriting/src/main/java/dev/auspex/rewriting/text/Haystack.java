package dev.auspex.rewriting.text;

/** What phrases are looked for in. Places are UTF-16 code units of {@link #letters}. */
public interface Haystack {
  /** What is compared. */
  String letters();

  /** Whether a phrase may begin or end at {@code place}, 0 to the length. */
  boolean isBound(int place);

  /** The first bound that is not before {@code place}; -1 behind the end. */
  int nextBound(int place);
}

package dev.auspex.modelserver.model;

import java.util.Arrays;

/** One score per document, in the order of the documents; finite, higher is better. */
public final class Scores {
  private final float[] values;

  Scores(float[] values) {
    this.values = values;
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** The score of the document at {@code index}. */
  public float get(int index) {
    return values[index];
  }

  /** A copy of all. */
  public float[] toArray() {
    return values.clone();
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}

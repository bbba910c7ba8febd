package dev.auspex.ranking.model;

import java.util.Arrays;

/** Scores of a window of documents; immutable, each finite. */
public final class Scores {
  private final float[] values;

  private Scores(float[] values) {
    this.values = values;
  }

  /** Copies {@code values}; throws {@link IllegalArgumentException} if one is not finite. */
  public static Scores of(float... values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("a score must be finite, was " + value);
      }
    }
    return new Scores(values.clone());
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** The score of the document that was sent at {@code index}, from 0. */
  public float at(int index) {
    return values[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scores scores && Arrays.equals(values, scores.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}

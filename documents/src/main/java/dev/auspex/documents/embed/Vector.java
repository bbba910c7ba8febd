package dev.auspex.documents.embed;

import java.util.Arrays;

/** An embedding: finite numbers, equal by content, immutable. */
public final class Vector {
  private final float[] values;

  private Vector(float[] values) {
    this.values = values;
  }

  /** A copy of {@code values}; {@link IllegalArgumentException} if one is not finite. */
  public static Vector of(float... values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("a vector has finite numbers only, but has " + value);
      }
    }
    return new Vector(values.clone());
  }

  /** How many numbers it has. */
  public int dimensions() {
    return values.length;
  }

  /** The number at {@code position}, from 0. */
  public float at(int position) {
    return values[position];
  }

  /** Whether all numbers are zero: such a vector has no direction, hence no cosine. */
  public boolean isZero() {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Vector[" + values.length + "]";
  }
}

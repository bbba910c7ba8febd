package dev.auspex.modelserver.runtime;

import java.util.Arrays;

/** The vector of one text: finite, of length 1. Never changes after it was made. */
public final class Embedding {
  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /**
   * The unit vector in the direction of {@code vector}.
   *
   * @param vector copied
   * @throws IllegalArgumentException where there is no direction: all zero, or a value that is not
   *     finite
   */
  public static Embedding normalised(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double norm = Math.sqrt(squares);
    if (!(norm > 0) || Double.isInfinite(norm)) {
      throw new IllegalArgumentException("a vector of norm " + norm + " has no direction");
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / norm);
    }
    return new Embedding(unit);
  }

  /** How many numbers it has. */
  public int dimensions() {
    return values.length;
  }

  /** Writes the numbers into {@code target} from {@code offset} on. */
  public void copyTo(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  /** The cosine of the angle between both, from -1 to 1; both have the same dimensions. */
  public float cosine(Embedding other) {
    if (values.length != other.values.length) {
      throw new IllegalArgumentException(
          "%d dimensions against %d".formatted(values.length, other.values.length));
    }
    double product = 0;
    for (int i = 0; i < values.length; i++) {
      product += (double) values[i] * other.values[i];
    }
    return (float) Math.clamp(product, -1.0, 1.0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding[dimensions=" + values.length + "]";
  }
}

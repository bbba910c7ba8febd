package dev.auspex.ranking.model;

import java.util.Arrays;

/** Embeddings of some texts; immutable, all of one dimension, each value finite. */
public final class Vectors {
  private final float[] rowMajor;
  private final int dimensions;

  Vectors(float[] rowMajor, int dimensions) {
    this.rowMajor = rowMajor;
    this.dimensions = dimensions;
  }

  /** How many there are. */
  public int size() {
    return rowMajor.length / dimensions;
  }

  /** Length of each vector, at least 1. */
  public int dimensions() {
    return dimensions;
  }

  /** A copy of the vector of the text that was sent at {@code index}, from 0. */
  public float[] at(int index) {
    return Arrays.copyOfRange(rowMajor, index * dimensions, (index + 1) * dimensions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vectors vectors
        && dimensions == vectors.dimensions
        && Arrays.equals(rowMajor, vectors.rowMajor);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rowMajor) + dimensions;
  }

  @Override
  public String toString() {
    return size() + " vectors of " + dimensions + " dimensions";
  }
}

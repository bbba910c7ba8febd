package dev.auspex.modelserver.runtime;

import java.util.Arrays;

/** One text as the model reads it: vocabulary ids, with the marks of start and end. */
public final class Tokens {
  private final long[] ids;

  /** Takes over {@code ids}; at least one. */
  public Tokens(long... ids) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("a text has at least its marks of start and end");
    }
    this.ids = ids;
  }

  /** How many there are; the work of an inference grows with it. */
  public int count() {
    return ids.length;
  }

  long[] ids() {
    return ids;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tokens that && Arrays.equals(ids, that.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }
}

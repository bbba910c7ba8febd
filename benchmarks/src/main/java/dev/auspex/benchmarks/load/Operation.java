package dev.auspex.benchmarks.load;

/**
 * One thing that clients do.
 *
 * @param name what it is called in a report
 * @param weight its share of all requests, above 0, relative to the others
 * @param call one request; any exception makes it a failed one
 */
public record Operation(String name, double weight, Call call) {
  /** Refuses a share that is none. */
  public Operation {
    if (!(weight > 0)) {
      throw new IllegalArgumentException("a weight above 0, but was " + weight);
    }
  }

  /** One request, from its first byte to the check of its answer. */
  @FunctionalInterface
  public interface Call {
    /** Does it; an exception tells that it failed. */
    void run() throws Exception;
  }
}

package dev.auspex.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of a load.
 *
 * @param wantedPerSecond the rate at which requests were due
 * @param took from the first request that was due to the last answer
 * @param operations latencies by the name of the operation, from the moment each was due
 * @param all latencies of all operations together
 * @param failures the first few failures, in words
 */
public record LoadReport(
    double wantedPerSecond,
    Duration took,
    Map<String, Latencies> operations,
    Latencies all,
    List<String> failures) {
  /** Keeps its own copies. */
  public LoadReport {
    operations = Map.copyOf(operations);
    failures = List.copyOf(failures);
  }
}

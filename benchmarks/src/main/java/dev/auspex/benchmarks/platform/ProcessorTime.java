package dev.auspex.benchmarks.platform;

import dev.auspex.dev.stack.Part;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How much processor time parts of a platform have used, all cores together. */
public final class ProcessorTime {
  private final Map<Part, Duration> used;

  private ProcessorTime(Map<Part, Duration> used) {
    this.used = used;
  }

  /** What {@code parts} have used since they started. */
  public static ProcessorTime of(Platform platform, Part... parts) {
    Map<Part, Duration> used = new EnumMap<>(Part.class);
    for (Part part : parts) {
      used.put(
          part,
          ProcessHandle.of(platform.stack().pid(part))
              .flatMap(process -> process.info().totalCpuDuration())
              .orElseThrow(
                  () -> new IllegalStateException("no processor time of " + part.label())));
    }
    return new ProcessorTime(used);
  }

  /** Milliseconds that {@code part} has used since {@code earlier}. */
  public double millisSince(ProcessorTime earlier, Part part) {
    Duration before = earlier.used.get(part);
    Duration now = used.get(part);
    if (before == null || now == null) {
      throw new IllegalArgumentException("not measured: " + part.label());
    }
    return now.minus(before).toNanos() / 1e6;
  }
}

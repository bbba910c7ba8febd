package dev.auspex.benchmarks.bench;

import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The pieces of code that run many times in each search, each alone in a JVM of its own (JMH). */
public final class Kernels implements Script {
  @Override
  public String name() {
    return "kernels";
  }

  @Override
  public String sentence() {
    return "fusing 2 channels takes at most 1 µs per candidate of a channel, at 100 and at 1,000 each";
  }

  @Override
  public int promisedSize() {
    return 5;
  }

  @Override
  public String unit() {
    return "iterations";
  }

  @Override
  public void run(Run run) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(FusionKernel.class.getName())
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(run.size())
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    for (RunResult result : results) {
      int quota = Integer.parseInt(result.getParams().getParam("quota"));
      run.report()
          .atMost(
              "fusion of 2 × %,d".formatted(quota),
              result.getPrimaryResult().getScore(),
              quota,
              "µs");
    }
  }
}

package dev.auspex.benchmarks.run;

import dev.auspex.benchmarks.platform.Machine;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.verdict.Report;
import dev.auspex.benchmarks.verdict.Verdict;
import dev.auspex.dev.stack.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One run of a script.
 *
 * @param checkout root of the built checkout
 * @param size how much, at least 1
 * @param options what was said on the command line, by the name of the {@link RunOption}
 * @param report what it fills
 */
public record Run(Path checkout, int size, Map<String, String> options, Report report) {
  /** Copies {@code options}. */
  public Run {
    options = Map.copyOf(options);
  }

  /** Runs {@code script} and says how it ended; its failure is a verdict too. */
  public static Verdict of(
      Script script,
      Path checkout,
      int size,
      Map<String, String> options,
      Clock clock,
      PrintStream out)
      throws IOException, InterruptedException {
    Report report = new Report(script.name(), clock.instant(), out);
    report.setting(script.unit(), size);
    options.forEach(report::setting);
    Path results = checkout.resolve("benchmarks/target/results");
    try {
      script.run(new Run(checkout, size, options, report));
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception failure) {
      return report.abort(failure, size, Machine.describe(checkout), results);
    }
    return report.conclude(
        size, script.promisedSize(), script.unit(), Machine.describe(checkout), results);
  }

  /** What was said for the option called {@code name}, if it was. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** A whole platform with empty data, started for this run alone. */
  public Platform start() throws IOException, InterruptedException {
    return start(settings -> settings);
  }

  /** A whole platform with empty data and with settings of its own. */
  public Platform start(UnaryOperator<StackSettings> change)
      throws IOException, InterruptedException {
    return Platform.start(
        checkout, checkout.resolve("benchmarks/target/stack"), change, report::say);
  }
}

package dev.auspex.benchmarks;

import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one script of a list, or shows the list. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Without a name: list what there is. Exit 0 only when the promise is met.")
final class ScriptCommand implements Callable<Integer> {
  private final String verb;
  private final String purpose;
  private final List<Script> scripts;

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "One of the listed.")
  @Nullable String name;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "How much of it; default: what the promise is about.")
  @Nullable Integer size;

  ScriptCommand(String verb, String purpose, List<Script> scripts) {
    this.verb = verb;
    this.purpose = purpose;
    this.scripts = scripts;
  }

  String verb() {
    return verb;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String wanted = name;
    if (wanted == null) {
      list(spec.commandLine().getOut());
      return 0;
    }
    Optional<Script> found =
        scripts.stream().filter(script -> script.name().equals(wanted)).findFirst();
    if (found.isEmpty()) {
      list(spec.commandLine().getErr());
      throw new CommandLine.ParameterException(
          spec.commandLine(), "There is no %s '%s'.".formatted(verb, wanted));
    }
    Script script = found.get();
    int much = size == null ? script.promisedSize() : size;
    if (much < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--size must be at least 1, but was %d.".formatted(much));
    }
    Path checkout =
        Path.of(System.getProperty("auspex.checkout", ".")).toAbsolutePath().normalize();
    System.out.printf(
        "%s %s: %s (%,d %s)%n", verb, script.name(), script.sentence(), much, script.unit());
    Verdict verdict = Run.of(script, checkout, much, Clock.systemUTC(), System.out);
    return switch (verdict) {
      case Verdict.Met met -> 0;
      case Verdict.Missed missed -> 1;
    };
  }

  private void list(PrintWriter out) {
    out.println(purpose);
    for (Script script : scripts) {
      out.printf("  ./auspex %s %-14s %s%n", verb, script.name(), script.sentence());
      out.printf("      --size counts %s; default %,d%n", script.unit(), script.promisedSize());
    }
    out.flush();
  }
}

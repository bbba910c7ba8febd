package dev.auspex.benchmarks;

import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.RunOption;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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

  private ScriptCommand(String verb, String purpose, List<Script> scripts) {
    this.verb = verb;
    this.purpose = purpose;
    this.scripts = scripts;
  }

  /** The command {@code verb} with the options of all of its scripts. */
  static CommandLine of(String verb, String purpose, List<Script> scripts) {
    CommandLine command = new CommandLine(new ScriptCommand(verb, purpose, scripts));
    Map<String, RunOption> known = new LinkedHashMap<>();
    scripts.stream()
        .flatMap(script -> script.options().stream())
        .forEach(option -> known.putIfAbsent(option.flag(), option));
    known.forEach(
        (flag, option) ->
            command
                .getCommandSpec()
                .addOption(
                    OptionSpec.builder(flag)
                        .type(String.class)
                        .paramLabel(option.valueName())
                        .description(option.description())
                        .build()));
    return command;
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
      throw wrong("There is no %s '%s'.".formatted(verb, wanted));
    }
    Script script = found.get();
    int much = size == null ? script.promisedSize() : size;
    if (much < 1) {
      throw wrong("--size must be at least 1, but was %d.".formatted(much));
    }
    Map<String, String> options = options(script);
    Path checkout =
        Path.of(System.getProperty("auspex.checkout", ".")).toAbsolutePath().normalize();
    System.out.printf(
        "%s %s: %s (%,d %s)%n", verb, script.name(), script.sentence(), much, script.unit());
    Verdict verdict = Run.of(script, checkout, much, options, Clock.systemUTC(), System.out);
    return switch (verdict) {
      case Verdict.Met met -> 0;
      case Verdict.Missed missed -> 1;
    };
  }

  /** What was said for the options of {@code script}; those of others are refused. */
  private Map<String, String> options(Script script) {
    Map<String, String> said = new HashMap<>();
    for (OptionSpec option : spec.options()) {
      String value = option.typeInfo().getType() == String.class ? option.getValue() : null;
      if (value != null) {
        said.put(option.longestName().substring("--".length()), value);
      }
    }
    Map<String, String> own = new HashMap<>();
    for (RunOption option : script.options()) {
      String value = said.remove(option.name());
      if (value != null) {
        own.put(option.name(), value);
      } else if (option.whenMissing() != null) {
        throw wrong(option.whenMissing());
      }
    }
    if (!said.isEmpty()) {
      throw wrong(
          "%s %s has no option --%s."
              .formatted(verb, script.name(), said.keySet().iterator().next()));
    }
    return own;
  }

  private CommandLine.ParameterException wrong(String words) {
    return new CommandLine.ParameterException(spec.commandLine(), words);
  }

  private void list(PrintWriter out) {
    out.println(purpose);
    for (Script script : scripts) {
      out.printf("  ./auspex %s %-14s %s%n", verb, script.name(), script.sentence());
      out.printf("      --size counts %s; default %,d%n", script.unit(), script.promisedSize());
      for (RunOption option : script.options()) {
        out.printf("      %s %s: %s%n", option.flag(), option.valueName(), option.description());
      }
    }
    out.flush();
  }
}

package dev.auspex.benchmarks;

import dev.auspex.benchmarks.bench.Gateway;
import dev.auspex.benchmarks.bench.Ingest;
import dev.auspex.benchmarks.bench.Kernels;
import dev.auspex.benchmarks.bench.Move;
import dev.auspex.benchmarks.bench.NoisyNeighbour;
import dev.auspex.benchmarks.bench.Provisioning;
import dev.auspex.benchmarks.bench.Publish;
import dev.auspex.benchmarks.bench.Relevance;
import dev.auspex.benchmarks.bench.Rewriting;
import dev.auspex.benchmarks.bench.Suggest;
import dev.auspex.benchmarks.proof.EsCompatible;
import dev.auspex.benchmarks.proof.Fuzz;
import dev.auspex.benchmarks.proof.Isolation;
import dev.auspex.benchmarks.proof.Jobs;
import dev.auspex.benchmarks.proof.Tenants;
import dev.auspex.benchmarks.run.Script;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The two commands; {@code ./auspex} hands over to this class for them. */
@Command(name = "auspex", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
public final class Main {
  /** Every promise about speed or size, in the order in which they are listed. */
  static final List<Script> BENCHES =
      List.of(
          new Provisioning(),
          new Publish(),
          new Move(),
          new Relevance(),
          new Suggest(),
          new Gateway(),
          new Ingest(),
          new Rewriting(),
          new NoisyNeighbour(),
          new Kernels());

  /** Every promise about what never goes wrong. */
  static final List<Script> PROOFS =
      List.of(new Tenants(), new Jobs(), new Isolation(), new Fuzz(), new EsCompatible());

  private Main() {}

  /** Exit codes: 0 met, 1 missed, 2 wrong usage. */
  public static void main(String[] arguments) {
    System.exit(commands().execute(arguments));
  }

  static CommandLine commands() {
    return new CommandLine(new Main())
        .addSubcommand(
            "bench", ScriptCommand.of("bench", "Measure a promise about speed or size.", BENCHES))
        .addSubcommand("prove", ScriptCommand.of("prove", "Try to break a promise.", PROOFS));
  }
}

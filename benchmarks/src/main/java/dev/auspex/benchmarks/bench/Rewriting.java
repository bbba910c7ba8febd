package dev.auspex.benchmarks.bench;

import dev.auspex.benchmarks.rules.RewritingProcess;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.verdict.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a lexicon at its largest costs, and Querqy beside it with the same rules. */
public final class Rewriting implements Script {
  private static final String SEED = "20261124";

  /** A query that takes so many milliseconds is a slow one. */
  private static final double SLOW = 20;

  private static final double MOST_BYTES_PER_RULE = 15e6 / 50_000;

  @Override
  public String name() {
    return "rewriting";
  }

  @Override
  public String sentence() {
    return "50,000 rules and 50,000 entries: 15 MB of rules and a p99 of 2 ms at most, also while"
        + " others are published, and then no query over 20 ms";
  }

  @Override
  public int promisedSize() {
    return 50_000;
  }

  @Override
  public String unit() {
    return "rules";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    report.setting("seed", SEED);
    report.say("Auspex");
    Map<String, Double> own = measure(run, "auspex");
    report.figure("rules that fire for a query", own.get("fired"), "");
    report.figure("compiling rules and entries", own.get("compileMillis"), "ms");
    report.figure("memory of rules and entries", own.get("bothBytes") / 1e6, "MB");
    report.figure("rewriting p50", own.get("P50Millis"), "ms");
    report.figure("rewriting longest", own.get("MaxMillis"), "ms");
    report.figure("queries while others are published", own.get("swapCount"), "");
    report.say("Querqy, the rules alone");
    Map<String, Double> peer = measure(run, "querqy");
    report.figure("Querqy: memory of the rules", peer.get("rulesBytes") / 1e6, "MB");
    report.figure("Querqy: rewriting p50", peer.get("P50Millis"), "ms");
    report.figure("Querqy: rewriting p99", peer.get("P99Millis"), "ms");
    report.atMost("rewriting p99", own.get("P99Millis"), 2, "ms");
    report.atMost(
        "memory of the rules",
        own.get("rulesBytes") / 1e6,
        MOST_BYTES_PER_RULE * Math.max(run.size(), promisedSize()) / 1e6,
        "MB");
    report.atMost("rewriting p99 while others are published", own.get("swapP99Millis"), 2, "ms");
    report.atMost("longest while others are published", own.get("swapMaxMillis"), SLOW, "ms");
  }

  /** The figures of a process with nothing but {@code who} in it. */
  private static Map<String, Double> measure(Run run, String who)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx2g", "-XX:+UseG1GC", "-cp", System.getProperty("java.class.path")));
    command.add(RewritingProcess.class.getName());
    command.addAll(List.of(who, String.valueOf(run.size()), SEED));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the process of %s failed: %s".formatted(who, output));
    }
    Map<String, Double> figures = new HashMap<>();
    output
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> figures.put(parts[0], Double.valueOf(parts[1])));
    return figures;
  }
}

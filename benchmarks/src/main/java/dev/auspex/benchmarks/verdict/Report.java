package dev.auspex.benchmarks.verdict;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.load.Latencies;
import dev.auspex.benchmarks.load.LoadReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what a run finds, tells it at once, and writes it down at the end. */
public final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String name;
  private final Instant startedAt;
  private final PrintStream out;
  private final long begin = System.nanoTime();
  private final ObjectNode settings = JSON.createObjectNode();
  private final List<Figure> figures = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final ArrayNode loads = JSON.createArrayNode();

  /**
   * An empty report.
   *
   * @param name of the bench or proof
   * @param startedAt when the run began
   * @param out where people read along
   */
  public Report(String name, Instant startedAt, PrintStream out) {
    this.name = name;
    this.startedAt = startedAt;
    this.out = out;
  }

  /** Tells what goes on now. */
  public void say(String words) {
    out.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - begin) / 1e9, words);
    out.flush();
  }

  /** With which setting the run was made. */
  public void setting(String key, Object value) {
    settings.put(key, value.toString());
  }

  /** Something measured. */
  public void figure(String what, double value, String unit) {
    Figure figure = new Figure(what, value, unit);
    figures.add(figure);
    say("  " + figure);
  }

  /** What came of a load. */
  public void load(String what, LoadReport load) {
    ObjectNode node = loads.addObject().put("name", what);
    node.put("wantedPerSecond", load.wantedPerSecond());
    node.put("seconds", load.took().toNanos() / 1e9);
    node.set("all", json(load.all()));
    ObjectNode operations = node.putObject("operations");
    load.operations().forEach((key, value) -> operations.set(key, json(value)));
    ArrayNode failures = node.putArray("failures");
    load.failures().forEach(failures::add);
    say("  %s, %s a second due".formatted(what, Figure.number(load.wantedPerSecond())));
    load.operations().forEach((key, value) -> say("    %-10s %s".formatted(key, value)));
    load.failures().forEach(failure -> say("    failure: " + failure));
  }

  /** Something promised. */
  public void target(Target target) {
    targets.add(target);
    say("  %s  %s".formatted(target.met() ? "ok  " : "MISS", target));
  }

  /** Promised: at most this. */
  public void atMost(String what, double measured, double bound, String unit) {
    target(new Target(what, measured, Target.Comparison.AT_MOST, bound, unit));
  }

  /** Promised: at least this. */
  public void atLeast(String what, double measured, double bound, String unit) {
    target(new Target(what, measured, Target.Comparison.AT_LEAST, bound, unit));
  }

  /** Promised: exactly this many. */
  public void exactly(String what, double measured, double bound, String unit) {
    target(new Target(what, measured, Target.Comparison.EXACTLY, bound, unit));
  }

  /**
   * Ends the run: writes the JSON file into {@code folder} and prints its place and the verdict.
   *
   * @param machine what it ran on, key by key
   */
  public Verdict conclude(int size, int promisedSize, String unit, ObjectNode machine, Path folder)
      throws IOException {
    return conclude(Verdict.of(targets, size, promisedSize, unit), size, machine, folder);
  }

  /** Ends a run that broke off with {@code failure}. */
  public Verdict abort(Exception failure, int size, ObjectNode machine, Path folder)
      throws IOException {
    List<String> reasons = new ArrayList<>(List.of("broke off: " + failure));
    targets.stream().filter(target -> !target.met()).map(Target::toString).forEach(reasons::add);
    return conclude(new Verdict.Missed(reasons), size, machine, folder);
  }

  private Verdict conclude(Verdict verdict, int size, ObjectNode machine, Path folder)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", name);
    root.put("startedAt", startedAt.toString());
    root.put("seconds", (System.nanoTime() - begin) / 1e9);
    root.put("size", size);
    root.set("settings", settings);
    root.set("machine", machine);
    ArrayNode listed = root.putArray("figures");
    for (Figure figure : figures) {
      listed.add(JSON.valueToTree(figure));
    }
    root.set("loads", loads);
    ArrayNode promised = root.putArray("targets");
    for (Target target : targets) {
      ObjectNode node = promised.addObject();
      node.put("name", target.name());
      if (!Double.isNaN(target.measured())) {
        node.put("measured", target.measured());
      }
      node.put("comparison", target.comparison().name().toLowerCase(Locale.ROOT));
      node.put("bound", target.bound());
      node.put("unit", target.unit());
      node.put("met", target.met());
    }
    root.put("verdict", verdict.toString());
    Files.createDirectories(folder);
    Path file = folder.resolve("%s-%s.json".formatted(name, FILE_TIME.format(startedAt)));
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    out.println("result: " + file);
    out.println(verdict);
    return verdict;
  }

  private static ObjectNode json(Latencies latencies) {
    return JSON.valueToTree(latencies);
  }
}

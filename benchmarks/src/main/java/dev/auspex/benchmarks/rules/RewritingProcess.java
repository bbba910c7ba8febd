package dev.auspex.benchmarks.rules;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.benchmarks.load.Latencies;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.rewriting.CompiledLexicon;
import dev.auspex.rewriting.QueryRewriter;
import dev.auspex.rewriting.Rewriting;
import dev.auspex.rewriting.rule.Situation;
import java.io.IOException;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;

/**
 * What rewriting costs, measured in a process of its own so that nothing else is in its memory.
 * Prints one line per figure: name, tab, value.
 */
public final class RewritingProcess {
  /** As the index of a shop that sells in two languages. */
  private static final List<String> ANALYSES = List.of("en-1", "zh-Hans-1");

  private static final Situation NOW = Situation.at(Instant.parse("2026-11-27T12:00:00Z"));
  private static final int WARM_UP = 40_000;
  private static final int MEASURED = 60_000;
  private static final int SWAPS = 3;

  private RewritingProcess() {}

  /** Arguments: {@code auspex} or {@code querqy}, how many rules, and the seed. */
  public static void main(String[] arguments) throws Exception {
    ManyRules many = new ManyRules(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
    switch (arguments[0]) {
      case "auspex" -> auspex(many);
      case "querqy" -> querqy(many);
      default -> throw new IllegalArgumentException("auspex or querqy, not " + arguments[0]);
    }
  }

  private static void auspex(ManyRules many) throws InterruptedException, ExecutionException {
    TextAnalysis analysis = new TextAnalysis();
    ANALYSES.forEach(name -> analysis.line(name, "warm up 预热"));
    QueryRewriter rewriter = new QueryRewriter(Duration.ofSeconds(1), Set.of());
    tell("rulesBytes", rulesBytes(many, analysis));
    Lexicon lexicon = many.lexicon();
    long withLexicon = used();
    long begin = System.nanoTime();
    CompiledLexicon compiled = CompiledLexicon.compile(lexicon, analysis, ANALYSES);
    tell("compileMillis", (System.nanoTime() - begin) / 1e6);
    tell("bothBytes", (double) (used() - withLexicon));
    List<String> queries = many.queries(10_000);
    AtomicReference<CompiledLexicon> live = new AtomicReference<>(compiled);
    ToIntFunction<String> rewrite =
        query -> {
          Rewriting made = rewriter.rewrite(query, NOW, live.get(), ANALYSES);
          return made.rules().size();
        };
    tell("fired", (double) repeat(queries, WARM_UP, rewrite, new Latencies.Recorder()) / WARM_UP);
    Latencies.Recorder quiet = new Latencies.Recorder();
    repeat(queries, MEASURED, rewrite, quiet);
    tell("", quiet.take());
    swap(queries, rewrite, lexicon, analysis, live);
  }

  private static double rulesBytes(ManyRules many, TextAnalysis analysis) {
    long before = used();
    CompiledLexicon rules =
        CompiledLexicon.compile(
            new Lexicon(List.of(), List.of(), List.of(), List.of(), List.of(), many.rules()),
            analysis,
            ANALYSES);
    try {
      return used() - before;
    } finally {
      Reference.reachabilityFence(rules);
    }
  }

  /** Somebody publishes again and again while queries come. */
  private static void swap(
      List<String> queries,
      ToIntFunction<String> rewrite,
      Lexicon lexicon,
      TextAnalysis analysis,
      AtomicReference<CompiledLexicon> live)
      throws InterruptedException, ExecutionException {
    Latencies.Recorder busy = new Latencies.Recorder();
    try (ExecutorService publisher = Executors.newSingleThreadExecutor()) {
      Future<?> published =
          publisher.submit(
              () -> {
                for (int i = 0; i < SWAPS; i++) {
                  live.set(CompiledLexicon.compile(lexicon, analysis, ANALYSES));
                }
              });
      while (!published.isDone()) {
        repeat(queries, 1_000, rewrite, busy);
      }
      published.get();
    }
    tell("swap", busy.take());
  }

  private static void querqy(ManyRules many) throws IOException {
    String text = many.text();
    long before = used();
    Querqy querqy = new Querqy(text);
    tell("rulesBytes", (double) (used() - before));
    List<String> queries = many.queries(10_000);
    repeat(queries, WARM_UP, querqy::rewrite, new Latencies.Recorder());
    Latencies.Recorder quiet = new Latencies.Recorder();
    repeat(queries, MEASURED, querqy::rewrite, quiet);
    tell("", quiet.take());
  }

  private static long repeat(
      List<String> queries, int times, ToIntFunction<String> work, Latencies.Recorder recorder) {
    long sum = 0;
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      sum += work.applyAsInt(queries.get(i % queries.size()));
      recorder.took(System.nanoTime() - begin);
    }
    return sum;
  }

  private static void tell(String name, Latencies latencies) {
    tell(name + "P50Millis", latencies.p50Millis());
    tell(name + "P99Millis", latencies.p99Millis());
    tell(name + "MaxMillis", latencies.maxMillis());
    tell(name + "Count", (double) latencies.count());
  }

  private static void tell(String name, double value) {
    System.out.printf("%s\t%s%n", name, value);
  }

  /** Bytes of live objects. */
  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

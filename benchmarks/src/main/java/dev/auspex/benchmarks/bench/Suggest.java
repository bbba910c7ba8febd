package dev.auspex.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.load.LoadReport;
import dev.auspex.benchmarks.load.OpenLoop;
import dev.auspex.benchmarks.load.Operation;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.relevance.CompletionSet;
import dev.auspex.benchmarks.relevance.CompletionSet.Prefix;
import dev.auspex.benchmarks.relevance.SetTenant;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.RunOption;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.verdict.Report;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Whether completions are the right ones, and how fast they come while people type. */
public final class Suggest implements Script {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INDEX = "names";
  private static final int TOP = 5;
  private static final double PER_SECOND = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final double P99_MILLIS = 10;
  private static final int SHOWN = 5;
  private static final int MOST_TRIES = 4;
  private static final long SEED = 17;

  private static final RunOption DATA =
      new RunOption(
          "data",
          "DIR",
          "a set, or a folder of sets",
          """
          --data DIR names a set, or a folder of sets. A set is a folder with entries.jsonl (one JSON object per line:
          text, popularity) and prefixes.jsonl (prefix, expected_top5: the most popular longer texts that begin so).
          Sets are not part of Auspex, because their licences differ.""");

  private static final RunOption PLACEMENT =
      RunOption.optional("placement", "NAME", "pool (default) or dedicated");

  @Override
  public String name() {
    return "suggest";
  }

  @Override
  public String sentence() {
    return "for every prefix of a set the five most popular completions, exactly, with p99 at most"
        + " 10 ms at 50 requests a second";
  }

  @Override
  public int promisedSize() {
    return 3_000;
  }

  @Override
  public String unit() {
    return "timed requests per set";
  }

  @Override
  public List<RunOption> options() {
    return List.of(DATA, PLACEMENT);
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Path directory = Path.of(run.option(DATA.name()).orElseThrow());
    List<CompletionSet> sets =
        Files.isDirectory(directory) ? CompletionSet.in(directory) : List.of();
    if (sets.isEmpty()) {
      throw new IllegalArgumentException(
          "no folder with entries.jsonl and prefixes.jsonl in " + directory);
    }
    Report report = run.report();
    try (Platform platform = run.start(settings -> settings.withFullCompiler())) {
      for (CompletionSet set : sets) {
        measure(run, platform, set);
      }
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  private static void measure(Run run, Platform platform, CompletionSet set)
      throws IOException, InterruptedException {
    Report report = run.report();
    PlatformClient client = platform.client();
    List<ObjectNode> documents = set.documents();
    List<Prefix> prefixes = set.prefixes();
    report.say(
        "%s: %,d values, %,d prefixes".formatted(set.name(), documents.size(), prefixes.size()));
    SetTenant tenant = SetTenant.create(client, set.name());
    ArrayNode fields = JSON.createArrayNode();
    fields
        .addObject()
        .put("name", "name")
        .put("kind", "keyword")
        .put("suggest", true)
        .put("searchable", true);
    fields.addObject().put("name", "popularity").put("kind", "long").put("feature", true);
    ObjectNode ranking = JSON.createObjectNode();
    ranking.putArray("channels").addObject().put("kind", "term");
    tenant.createIndex(INDEX, fields, ranking, run.option(PLACEMENT.name()).orElse("pool"));
    tenant.load(INDEX, documents);

    report.exactly(
        set.name() + ": prefixes with another top " + TOP,
        differing(report, client, tenant, prefixes),
        0,
        "");
    OpenLoop load = load(client, tenant, prefixes);
    report.say("warming up");
    var unused = load.run(WARM_UP);
    report.say("%,.0f requests a second".formatted(PER_SECOND));
    LoadReport took = load.run((long) run.size());
    report.load(set.name(), took);
    took.operations()
        .forEach((name, each) -> report.figure(name + ": p99", each.p99Millis(), "ms"));
    report.figure(set.name() + ": p50", took.all().p50Millis(), "ms");
    report.atMost(set.name() + ": p99", took.all().p99Millis(), P99_MILLIS, "ms");
    report.exactly(set.name() + ": failed requests", (double) took.all().failed(), 0, "");
  }

  /**
   * A value that is typed out completes nothing: the sets leave it out, so one more is asked for.
   */
  private static int differing(
      Report report, PlatformClient client, SetTenant tenant, List<Prefix> prefixes)
      throws IOException, InterruptedException {
    int differing = 0;
    for (Prefix prefix : prefixes) {
      JsonNode reply =
          JSON.readTree(answer(client, tenant.suggest(INDEX, body(prefix.text(), TOP + 1))));
      List<String> completions = new ArrayList<>();
      reply.path("suggestions").forEach(each -> completions.add(each.path("text").asText()));
      completions.remove(prefix.text());
      List<String> top =
          completions.subList(0, Math.min(prefix.expected().size(), completions.size()));
      if (!top.equals(prefix.expected()) && differing++ < SHOWN) {
        report.say("  '%s': %s, expected %s".formatted(prefix.text(), top, prefix.expected()));
      }
    }
    report.figure("exact top " + TOP, 1 - (double) differing / Math.max(1, prefixes.size()), "");
    return differing;
  }

  /** Processes that have just started miss deadlines; what they would have found counts. */
  private static String answer(PlatformClient client, HttpRequest request)
      throws IOException, InterruptedException {
    for (int i = 1; i < MOST_TRIES; i++) {
      try {
        return client.send(request);
      } catch (IOException late) {
        // asked again
      }
    }
    return client.send(request);
  }

  /** Half as in the set; the rest as people begin to type, and as they mistype. */
  private static OpenLoop load(PlatformClient client, SetTenant tenant, List<Prefix> prefixes) {
    Random random = new Random(SEED);
    List<HttpRequest> asInTheSet = new ArrayList<>();
    List<HttpRequest> firstLetters = new ArrayList<>();
    List<HttpRequest> mistyped = new ArrayList<>();
    for (Prefix prefix : prefixes) {
      String text = prefix.text();
      asInTheSet.add(tenant.suggest(INDEX, body(text, TOP)));
      firstLetters.add(
          tenant.suggest(
              INDEX, body(text.substring(0, Math.min(1 + random.nextInt(2), text.length())), TOP)));
      if (!prefix.expected().isEmpty()) {
        mistyped.add(
            tenant.suggest(INDEX, body(mistyped(prefix.expected().getFirst(), random), TOP)));
      }
    }
    return new OpenLoop(
        PER_SECOND,
        List.of(
            operation("as in the set", 2, asInTheSet, client),
            operation("first letters", 1, firstLetters, client),
            operation("mistyped", 1, mistyped, client)),
        SEED);
  }

  /** The beginning of {@code value} with another letter somewhere behind the first. */
  private static String mistyped(String value, Random random) {
    String begun = value.substring(0, Math.min(value.length(), 4 + random.nextInt(6)));
    int place = Math.min(begun.length() - 1, 1 + random.nextInt(3));
    char other = (char) ('a' + random.nextInt('z' - 'a'));
    return begun.substring(0, place) + other + begun.substring(place + 1);
  }

  private static Operation operation(
      String name, double weight, List<HttpRequest> requests, PlatformClient client) {
    return new Operation(
        name,
        weight,
        () -> {
          HttpRequest request = requests.get(ThreadLocalRandom.current().nextInt(requests.size()));
          if (!client.send(request).startsWith("{\"suggestions\":")) {
            throw new IllegalStateException("an answer of another form");
          }
        });
  }

  private static ObjectNode body(String query, int size) {
    return JSON.createObjectNode().put("query", query).put("size", size).put("by", "popularity");
  }
}

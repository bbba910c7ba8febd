package dev.auspex.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.load.Latencies;
import dev.auspex.benchmarks.load.LoadReport;
import dev.auspex.benchmarks.load.OpenLoop;
import dev.auspex.benchmarks.load.Operation;
import dev.auspex.benchmarks.load.Saturation;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.platform.ProcessorTime;
import dev.auspex.benchmarks.platform.RequestRecorder;
import dev.auspex.benchmarks.platform.RequestRecorder.Recorded;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.RunOption;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.tenants.Prose;
import dev.auspex.benchmarks.tenants.SampleGoods;
import dev.auspex.benchmarks.tenants.SampleTenant;
import dev.auspex.benchmarks.tenants.SampleTenants;
import dev.auspex.benchmarks.verdict.Report;
import dev.auspex.dev.stack.Part;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the gateway costs: searches through it beside the very requests that it sends to
 * Elasticsearch, sent there without it.
 */
public final class Gateway implements Script {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DOCUMENTS = 20_000;
  private static final int QUERIES = 200;
  private static final int ROUNDS = 6;
  private static final int CLIENTS = 8;
  private static final int MOST_WARM_UP_ROUNDS = 30;
  private static final double FASTER = 1.03;
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final double LOAD = 0.6;
  private static final long SEED = 11;
  private static final String THROUGH = "gateway";
  private static final String STRAIGHT = "straight";

  private static final RunOption PLACEMENT =
      RunOption.optional("placement", "NAME", "pool (default) or dedicated");

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public String sentence() {
    return "searches through the gateway against the same ones sent straight to Elasticsearch: at"
        + " least 0.9 times the throughput; at 60 % load p50 + 1.5 ms and p99 + 4 ms at most";
  }

  @Override
  public int promisedSize() {
    return 20_000;
  }

  @Override
  public String unit() {
    return "searches at 60 % load";
  }

  @Override
  public List<RunOption> options() {
    return List.of(PLACEMENT);
  }

  /**
   * One search in both ways.
   *
   * @param through to the gateway
   * @param straight what the gateway makes of it
   */
  private record Pair(HttpRequest through, HttpRequest straight) {}

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    String placement = run.option(PLACEMENT.name()).orElse(SampleTenants.POOL);
    report.setting("documents", DOCUMENTS);
    report.setting("distinct queries", QUERIES);
    report.setting("vectors and models", "none");
    try (RequestRecorder recorder = new RequestRecorder();
        Platform platform =
            run.start(
                settings ->
                    settings
                        .withFullCompiler()
                        .withQueryGateway(
                            Map.of("gateway.elasticsearch.url", recorder.address().toString())))) {
      recorder.standBefore(platform.stack().endpoints().elasticsearch());
      PlatformClient client = platform.client();
      SampleTenant tenant = new SampleTenants(client).create(1, placement);
      SampleTenants.plan(client, tenant, SampleTenants.UNLIMITED);
      SampleGoods.fill(client, tenant, DOCUMENTS, SEED);
      List<Pair> pairs = pairs(client, tenant, recorder);
      // From here on nothing stands between.
      platform.stack().stop(Part.QUERY_GATEWAY);
      platform.stack().start(Part.QUERY_GATEWAY, platform.settings().withQueryGateway(Map.of()));

      report.exactly("searches whose hits differ", differing(client, pairs), 0, "");
      Saturation through = saturation(client, pairs, true);
      Saturation straight = saturation(client, pairs, false);
      report.setting("Elasticsearch on processors of its own", platform.setEngineApart());
      warmUp(report, through, straight);
      Rates rates = rates(report, platform, through, straight);
      double together = 2 / (1 / rates.through() + 1 / rates.straight());
      report.say("both at the same time, at 60 % of what they can");
      LoadReport load =
          new OpenLoop(
                  LOAD * together,
                  List.of(
                      new Operation(THROUGH, 1, () -> ask(client, one(pairs).through())),
                      new Operation(STRAIGHT, 1, () -> ask(client, one(pairs).straight()))),
                  SEED)
              .run((long) run.size());
      report.load("at 60 % load", load);
      Latencies with = load.operations().get(THROUGH);
      Latencies without = load.operations().get(STRAIGHT);
      report.atLeast(
          "throughput against straight", rates.through() / rates.straight(), 0.9, "times");
      report.atMost("added p50", with.p50Millis() - without.p50Millis(), 1.5, "ms");
      report.atMost("added p99", with.p99Millis() - without.p99Millis(), 4, "ms");
      report.exactly("failed searches", (double) load.all().failed(), 0, "");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  /** Searches each query once and takes down what that becomes. */
  private static List<Pair> pairs(
      PlatformClient client, SampleTenant tenant, RequestRecorder recorder)
      throws IOException, InterruptedException {
    Prose prose = new Prose(SEED + 1);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      HttpRequest through =
          client.toGateway(
              tenant.searchPath(),
              tenant.key(),
              "application/json",
              JSON.createObjectNode()
                  .put("query", prose.words(1 + i % 4))
                  .put("size", 10)
                  .toString());
      var unusedOlder = recorder.take();
      var unusedReply = client.send(through);
      List<Recorded> became =
          recorder.take().stream().filter(each -> each.target().contains("_search")).toList();
      if (became.size() != 1) {
        throw new IllegalStateException(
            "one search became %d: %s".formatted(became.size(), became));
      }
      pairs.add(
          new Pair(
              through,
              client.toElasticsearch(
                  became.getFirst().target(), "application/json", became.getFirst().body())));
    }
    return pairs;
  }

  private static int differing(PlatformClient client, List<Pair> pairs)
      throws IOException, InterruptedException {
    int differing = 0;
    for (Pair pair : pairs) {
      List<String> through = new ArrayList<>();
      JSON.readTree(client.send(pair.through()))
          .path("hits")
          .forEach(hit -> through.add(hit.path("id").asText()));
      List<String> straight = new ArrayList<>();
      for (JsonNode hit : JSON.readTree(client.send(pair.straight())).at("/hits/hits")) {
        String id = hit.path("_id").asText();
        straight.add(id.substring(id.lastIndexOf(':') + 1));
      }
      differing += through.equals(straight) && !through.isEmpty() ? 0 : 1;
    }
    return differing;
  }

  /** Until the compilers are done: neither way has become faster by one more round. */
  private static void warmUp(Report report, Saturation through, Saturation straight)
      throws InterruptedException {
    report.say("warming up");
    double bestThrough = 0;
    double bestStraight = 0;
    boolean faster = true;
    for (int i = 0; i < MOST_WARM_UP_ROUNDS && faster; i++) {
      double nowThrough = through.run(ROUND);
      double nowStraight = straight.run(ROUND);
      faster = nowThrough > bestThrough * FASTER || nowStraight > bestStraight * FASTER;
      bestThrough = Math.max(bestThrough, nowThrough);
      bestStraight = Math.max(bestStraight, nowStraight);
    }
  }

  private static Saturation saturation(PlatformClient client, List<Pair> pairs, boolean through) {
    return new Saturation(
        CLIENTS,
        () -> {
          Pair pair = one(pairs);
          ask(client, through ? pair.through() : pair.straight());
        });
  }

  /** Searches a second, the median of the rounds. */
  private record Rates(double through, double straight) {}

  private static Rates rates(
      Report report, Platform platform, Saturation through, Saturation straight)
      throws InterruptedException {
    report.say("as many as they can, %d clients, turn by turn".formatted(CLIENTS));
    List<Double> throughRates = new ArrayList<>();
    List<Double> straightRates = new ArrayList<>();
    double gatewayMillis = 0;
    double searches = 0;
    for (int i = 0; i < ROUNDS; i++) {
      ProcessorTime before = ProcessorTime.of(platform, Part.QUERY_GATEWAY);
      double rate = through.run(ROUND);
      gatewayMillis +=
          ProcessorTime.of(platform, Part.QUERY_GATEWAY).millisSince(before, Part.QUERY_GATEWAY);
      searches += rate * ROUND.toSeconds();
      throughRates.add(rate);
      straightRates.add(straight.run(ROUND));
      report.say(
          "  through %,.0f, straight %,.0f searches/s"
              .formatted(throughRates.getLast(), straightRates.getLast()));
    }
    Rates rates = new Rates(median(throughRates), median(straightRates));
    report.figure("through the gateway", rates.through(), "searches/s");
    report.figure("straight", rates.straight(), "searches/s");
    report.figure("processor time of the gateway per search", gatewayMillis / searches, "ms");
    return rates;
  }

  private static double median(List<Double> rates) {
    List<Double> sorted = rates.stream().sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  private static Pair one(List<Pair> pairs) {
    return pairs.get(ThreadLocalRandom.current().nextInt(pairs.size()));
  }

  private static void ask(PlatformClient client, HttpRequest request)
      throws IOException, InterruptedException {
    if (client.send(request).length() < 20) {
      throw new IllegalStateException("an empty answer");
    }
  }
}

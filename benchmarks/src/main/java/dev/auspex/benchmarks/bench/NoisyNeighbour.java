package dev.auspex.benchmarks.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.load.Latencies;
import dev.auspex.benchmarks.load.LoadReport;
import dev.auspex.benchmarks.load.OpenLoop;
import dev.auspex.benchmarks.load.Operation;
import dev.auspex.benchmarks.load.Saturation;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.tenants.Prose;
import dev.auspex.benchmarks.tenants.SampleGoods;
import dev.auspex.benchmarks.tenants.SampleTenant;
import dev.auspex.benchmarks.tenants.SampleTenants;
import dev.auspex.benchmarks.verdict.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a tenant feels of another in the same cell that sends ten times what its plan gives it. Both
 * have bought the same; together that is less than the platform can do.
 */
public final class NoisyNeighbour implements Script {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DOCUMENTS = 10_000;
  private static final int QUERIES = 200;
  private static final int ROUNDS = 5;
  private static final int CLIENTS = 8;
  private static final int TOO_MUCH = 10;
  private static final int REFUSED = 429;
  private static final long SEED = 17;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final String QUIET = "quiet";
  private static final String NOISY = "noisy";

  /** Of what the platform can do, what each of the two has bought. */
  private static final double SHARE = 0.15;

  @Override
  public String name() {
    return "noisy-neighbour";
  }

  @Override
  public String sentence() {
    return "a tenant sends ten times its share: a quiet one in the same cell has a p99 of at most"
        + " 1.3 times its own, and no error";
  }

  @Override
  public int promisedSize() {
    return 10_000;
  }

  @Override
  public String unit() {
    return "searches of the quiet tenant";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    report.setting("documents of each tenant", DOCUMENTS);
    try (Platform platform = run.start(settings -> settings.withFullCompiler())) {
      PlatformClient client = platform.client();
      SampleTenant quiet = tenant(client, 1);
      SampleTenant noisy = tenant(client, 5);
      List<String> bodies = bodies();
      report.setting("Elasticsearch on processors of its own", platform.setEngineApart());
      Saturation all = new Saturation(CLIENTS, () -> ask(client, quiet, bodies));
      report.say("warming up");
      double unused = all.run(WARM_UP);
      double capacity = all.run(ROUND);
      report.figure("what the platform can do", capacity, "searches/s");
      double share = Math.max(1, Math.floor(capacity * SHARE));
      report.figure("share of each", share, "searches/s");
      String plan =
          JSON.createObjectNode()
              .put("plan", "unlimited")
              .set("overrides", JSON.createObjectNode().put("searchesPerSecond", (long) share))
              .toString();
      SampleTenants.plan(client, noisy, plan);
      LongAdder refused = new LongAdder();
      Operation calm = new Operation(QUIET, 1, () -> ask(client, quiet, bodies));
      Operation loud = new Operation(NOISY, TOO_MUCH, () -> push(client, noisy, bodies, refused));
      List<Latencies> alone = new ArrayList<>();
      List<Latencies> beside = new ArrayList<>();
      long searches = Math.max(1, run.size() / (2 * ROUNDS));
      long failed = 0;
      for (int i = 0; i < ROUNDS; i++) {
        LoadReport calmOnly = new OpenLoop(share, List.of(calm), SEED + i).run(searches);
        LoadReport both =
            new OpenLoop(share * (1 + TOO_MUCH), List.of(calm, loud), SEED + i)
                .run(searches * (1 + TOO_MUCH));
        report.load("round %d, alone".formatted(i + 1), calmOnly);
        report.load("round %d, beside a noisy one".formatted(i + 1), both);
        alone.add(calmOnly.operations().get(QUIET));
        beside.add(both.operations().get(QUIET));
        failed += calmOnly.all().failed() + both.all().failed();
      }
      report.figure("refused searches of the noisy tenant", (double) refused.sum(), "");
      report.atMost(
          "quiet p99 beside a noisy neighbour against alone", p99(beside) / p99(alone), 1.3, "x");
      report.exactly("failed searches", (double) failed, 0, "");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  private static SampleTenant tenant(PlatformClient client, int number)
      throws IOException, InterruptedException {
    SampleTenant tenant = new SampleTenants(client).create(number, SampleTenants.POOL);
    SampleTenants.plan(client, tenant, SampleTenants.UNLIMITED);
    SampleGoods.fill(client, tenant, DOCUMENTS, SEED + number);
    return tenant;
  }

  private static List<String> bodies() {
    Prose prose = new Prose(SEED);
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      bodies.add(
          JSON.createObjectNode().put("query", prose.words(1 + i % 4)).put("size", 10).toString());
    }
    return bodies;
  }

  private static void ask(PlatformClient client, SampleTenant tenant, List<String> bodies)
      throws IOException, InterruptedException {
    var unused = search(client, tenant, bodies).orThrow("search for " + tenant.id());
  }

  /** Refusals are what shall come of it. */
  private static void push(
      PlatformClient client, SampleTenant tenant, List<String> bodies, LongAdder refused)
      throws IOException, InterruptedException {
    PlatformClient.Answer answer = search(client, tenant, bodies);
    if (answer.status() == REFUSED) {
      refused.increment();
    } else {
      var unused = answer.orThrow("search for " + tenant.id());
    }
  }

  private static PlatformClient.Answer search(
      PlatformClient client, SampleTenant tenant, List<String> bodies)
      throws IOException, InterruptedException {
    String body = bodies.get(ThreadLocalRandom.current().nextInt(bodies.size()));
    return client.tenant("POST", tenant.searchPath(), tenant.key(), body);
  }

  private static double p99(List<Latencies> rounds) {
    List<Double> sorted = rounds.stream().map(Latencies::p99Millis).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}

package dev.auspex.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.benchmarks.load.Latencies;
import dev.auspex.benchmarks.load.LoadReport;
import dev.auspex.benchmarks.load.OpenLoop;
import dev.auspex.benchmarks.load.Operation;
import dev.auspex.benchmarks.load.Workers;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.tenants.SampleTenant;
import dev.auspex.benchmarks.tenants.SampleTenants;
import dev.auspex.benchmarks.verdict.Report;
import dev.auspex.dev.stack.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How long a change takes to reach the gateway, and what a tenant costs the gateway that nobody
 * asks for. The change is the revocation of a key that the gateway knows: a new key would be asked
 * for by the gateway itself, and would tell nothing of the stream.
 */
public final class Publish implements Script {
  private static final int PROMISED = 10_000;
  private static final double PER_SECOND = 2;
  private static final int SAMPLES = 200;
  private static final int FILLERS = 3;
  private static final int STARTS = 3;
  private static final Duration EFFECT_LONGEST = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public String sentence() {
    return "publish to effective ≤ 1 s p99 with 10,000 tenants; gateway start ≤ 5 s over an empty"
        + " one; ≤ 20 KB heap per idle tenant";
  }

  @Override
  public int promisedSize() {
    return PROMISED;
  }

  @Override
  public String unit() {
    return "tenants";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    try (Platform platform = run.start()) {
      SampleTenants tenants = new SampleTenants(platform.client());
      SampleTenant first = tenants.create(0, SampleTenants.POOL);
      awaitServed(platform.client(), first);
      double emptyStart = medianStart(platform, first);
      report.figure("gateway start with 1 tenant, median of %d".formatted(STARTS), emptyStart, "s");
      long emptyHeap = platform.liveHeap(Part.QUERY_GATEWAY);

      report.say("filling up to %,d".formatted(run.size()));
      Queue<SampleTenant> known = new ConcurrentLinkedQueue<>(List.of(first));
      Workers.each(
          1,
          run.size(),
          FILLERS,
          number -> {
            SampleTenant tenant = tenants.create(number, SampleTenants.POOL);
            if (number % Math.max(1, run.size() / 100) == 0 || number == run.size() - 1) {
              known.add(tenant);
            }
            if (number % 1_000 == 0) {
              report.say("  %,d tenants".formatted(number));
            }
          });
      List<SampleTenant> asked = List.copyOf(known);
      for (SampleTenant tenant : asked) {
        awaitServed(platform.client(), tenant);
      }
      double fullStart = medianStart(platform, asked.getLast());
      report.figure(
          "gateway start with %,d tenants, median of %d".formatted(run.size(), STARTS),
          fullStart,
          "s");
      double perTenant =
          (platform.liveHeap(Part.QUERY_GATEWAY) - emptyHeap)
              / 1024.0
              / Math.max(1, run.size() - 1);

      LoadReport changes = revoke(run, platform.client(), asked);
      report.load("revocations, from the reply until refused", changes);
      tellPublications(platform.client(), report);

      report.atMost("publish to effective p99", changes.all().p99Millis() / 1e3, 1, "s");
      report.exactly("changes not in effect", (double) changes.all().failed(), 0, "");
      report.atMost("gateway start over an empty one", fullStart - emptyStart, 5, "s");
      report.atMost("gateway heap per idle tenant", perTenant, 20, "KB");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  /** The median of some starts, from the start of the process until it serves {@code tenant}. */
  private static double medianStart(Platform platform, SampleTenant tenant)
      throws IOException, InterruptedException {
    double[] seconds = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      platform.stack().stop(Part.QUERY_GATEWAY);
      long begin = System.nanoTime();
      platform.stack().start(Part.QUERY_GATEWAY);
      awaitServed(platform.client(), tenant);
      seconds[i] = (System.nanoTime() - begin) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[STARTS / 2];
  }

  private static LoadReport revoke(Run run, PlatformClient client, List<SampleTenant> asked)
      throws InterruptedException {
    int samples = Math.min(SAMPLES, Math.max(10, run.size()));
    run.report().say("%d changes, %s a second, open loop".formatted(samples, PER_SECOND));
    Random random = new Random(7);
    Latencies.Recorder effects = new Latencies.Recorder();
    Operation change =
        new Operation(
            "revoke",
            1,
            () -> {
              SampleTenant tenant;
              synchronized (random) {
                tenant = asked.get(random.nextInt(asked.size()));
              }
              try {
                effects.took(revoke(client, tenant));
              } catch (Exception failure) {
                effects.failed();
                throw failure;
              }
            });
    // The load only says when; what counts runs from the reply to the revocation.
    LoadReport sent = new OpenLoop(PER_SECOND, List.of(change), 7).run(samples);
    Latencies effect = effects.take();
    return new LoadReport(
        sent.wantedPerSecond(), sent.took(), Map.of("revoke", effect), effect, sent.failures());
  }

  /** Nanoseconds from the reply to a revocation until the gateway refuses the key. */
  private static long revoke(PlatformClient client, SampleTenant tenant)
      throws IOException, InterruptedException {
    JsonNode made =
        client
            .operator(
                "POST",
                tenant.path() + "/api-keys",
                "{\"name\":\"short-lived\",\"scopes\":[\"search\"]}")
            .orThrow("create a key");
    SampleTenant other = new SampleTenant(tenant.id(), made.path("key").asText());
    awaitServed(client, other);
    client
        .operator("DELETE", tenant.path() + "/api-keys/" + made.path("id").asText(), null)
        .orThrow("revoke a key");
    long begin = System.nanoTime();
    Await.until("the key is refused", EFFECT_LONGEST, () -> ask(client, other) == 401);
    return System.nanoTime() - begin;
  }

  private static void awaitServed(PlatformClient client, SampleTenant tenant)
      throws IOException, InterruptedException {
    Await.until(
        "the gateway serves " + tenant.id(), EFFECT_LONGEST, () -> ask(client, tenant) == 200);
  }

  private static int ask(PlatformClient client, SampleTenant tenant)
      throws IOException, InterruptedException {
    return client
        .tenant("POST", tenant.searchPath(), tenant.key(), "{\"query\":\"nothing\",\"size\":1}")
        .status();
  }

  /** What the platform itself says about how long its publications took. */
  private static void tellPublications(PlatformClient client, Report report)
      throws IOException, InterruptedException {
    JsonNode publications =
        client
            .operator("GET", "/v1/platform/publications?limit=400", null)
            .orThrow("list publications");
    Latencies.Recorder told = new Latencies.Recorder();
    for (JsonNode publication : publications.path("items")) {
      if (publication.has("tookMillis")) {
        told.took(publication.path("tookMillis").asLong() * 1_000_000);
      }
    }
    Latencies latencies = told.take();
    boolean any = latencies.count() > 0;
    report.figure("the platform's own figure, p50", any ? latencies.p50Millis() : Double.NaN, "ms");
    report.figure("the platform's own figure, p99", any ? latencies.p99Millis() : Double.NaN, "ms");
  }
}

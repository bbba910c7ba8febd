package dev.auspex.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.benchmarks.load.Latencies;
import dev.auspex.benchmarks.load.LoadReport;
import dev.auspex.benchmarks.load.OpenLoop;
import dev.auspex.benchmarks.load.Operation;
import dev.auspex.benchmarks.load.Workers;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.tenants.SampleTenants;
import dev.auspex.benchmarks.verdict.Report;
import dev.auspex.dev.stack.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How fast a tenant with an index and a key comes to be, and what it costs the cluster, with an
 * index of its own per tenant measured beside it.
 */
public final class Provisioning implements Script {
  private static final int PROMISED = 10_000;
  private static final double PER_SECOND = 3;
  private static final int SAMPLES = 150;
  private static final int WARM_UPS = 30;
  private static final int FILLERS = 3;
  private static final int MOST_PEERS = 1_000;
  private static final Duration PEERS_LONGEST = Duration.ofMinutes(4);

  @Override
  public String name() {
    return "provisioning";
  }

  @Override
  public String sentence() {
    return "tenant + pooled index + key: p50 ≤ 150 ms; 10,000 tenants in ≤ 60 shards; an index per"
        + " tenant beside it";
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
      AtomicInteger next = new AtomicInteger();
      // Processes that have just started compile while they answer: these are in no figure.
      Workers.each(
          0,
          WARM_UPS,
          FILLERS,
          number -> tenants.create(next.getAndIncrement(), SampleTenants.POOL));

      int samples = Math.min(SAMPLES, Math.max(1, run.size() / 3));
      report.say("the first %d, %s a second, open loop".formatted(samples, PER_SECOND));
      LoadReport first = provision(tenants, next, samples);
      report.load("first tenants", first);

      Cost before = Cost.of(platform);
      int until = run.size() - samples;
      report.say("filling up to %,d".formatted(Math.max(until, next.get())));
      long begin = System.nanoTime();
      Workers.each(
          next.get(),
          until,
          FILLERS,
          number -> {
            tenants.create(number, SampleTenants.POOL);
            if (number % 1_000 == 0) {
              report.say("  %,d tenants".formatted(number));
            }
          });
      if (until > next.get()) {
        report.figure(
            "filling rate",
            (until - next.get()) / ((System.nanoTime() - begin) / 1e9),
            "tenants/s");
        next.set(until);
      }

      report.say("the last %d, %s a second, open loop".formatted(samples, PER_SECOND));
      LoadReport last = provision(tenants, next, samples);
      report.load("last tenants", last);
      Cost after = Cost.of(platform);
      after.tell(report, "pooled", before, next.get() - samples);
      int shards = after.shards();

      peers(run, platform, tenants, next);
      report.atMost(
          "tenant + pooled index + key p50",
          Math.max(first.all().p50Millis(), last.all().p50Millis()),
          150,
          "ms");
      report.exactly(
          "failed provisionings", (double) (first.all().failed() + last.all().failed()), 0, "");
      report.atMost("shards of all %,d tenants".formatted(next.get()), shards, 60, "");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  private static LoadReport provision(SampleTenants tenants, AtomicInteger next, int samples)
      throws InterruptedException {
    Operation create =
        new Operation(
            "provision", 1, () -> tenants.create(next.getAndIncrement(), SampleTenants.POOL));
    return new OpenLoop(PER_SECOND, List.of(create), 1).run(samples);
  }

  /**
   * An index of its own per tenant and one in the pool, turn by turn, until the node has enough.
   */
  private static void peers(Run run, Platform platform, SampleTenants tenants, AtomicInteger next)
      throws IOException, InterruptedException {
    Report report = run.report();
    int most = Math.min(MOST_PEERS, run.size());
    report.say(
        "up to %,d tenants with an index of their own, turn by turn with pooled ones"
            .formatted(most));
    Latencies.Recorder own = new Latencies.Recorder();
    Latencies.Recorder pooled = new Latencies.Recorder();
    Cost before = Cost.of(platform);
    long end = System.nanoTime() + PEERS_LONGEST.toNanos();
    int made = 0;
    String stopped = "as many as asked for";
    while (made < most) {
      if (System.nanoTime() > end) {
        stopped = "%d minutes are over".formatted(PEERS_LONGEST.toMinutes());
        break;
      }
      try {
        long began = System.nanoTime();
        tenants.create(next.getAndIncrement(), SampleTenants.DEDICATED);
        own.took(System.nanoTime() - began);
        made++;
      } catch (IllegalStateException full) {
        stopped = full.getMessage();
        break;
      }
      long began = System.nanoTime();
      tenants.create(next.getAndIncrement(), SampleTenants.POOL);
      pooled.took(System.nanoTime() - began);
    }
    Cost after = Cost.of(platform);
    report.say("  stopped at %,d: %s".formatted(made, stopped));
    Latencies dedicatedTimes = own.take();
    Latencies pooledTimes = pooled.take();
    report.figure("own index, p50 until ready", dedicatedTimes.p50Millis(), "ms");
    report.figure("pooled beside it, p50 until ready", pooledTimes.p50Millis(), "ms");
    report.figure(
        "own index over pooled", dedicatedTimes.p50Millis() / pooledTimes.p50Millis(), "times");
    report.figure("own indexes made", made, "");
    after.tell(report, "own index", before, Math.max(1, made));
  }

  /**
   * What the cluster carries at a moment.
   *
   * @param shards primary shards
   * @param heapBytes live objects of the node
   * @param stateBytes length of the cluster state as JSON
   */
  private record Cost(int shards, long heapBytes, long stateBytes) {
    static Cost of(Platform platform) throws IOException, InterruptedException {
      JsonNode health = platform.client().elasticsearch("/_cluster/health");
      return new Cost(
          health.path("active_primary_shards").asInt(),
          platform.liveHeap(Part.ELASTICSEARCH),
          platform.client().elasticsearchBytes("/_cluster/state/metadata,routing_table"));
    }

    void tell(Report report, String what, Cost before, int tenants) {
      report.figure(what + ": shards added", shards - before.shards, "");
      report.figure(
          what + ": Elasticsearch heap per tenant",
          (heapBytes - before.heapBytes) / 1024.0 / tenants,
          "KB");
      report.figure(
          what + ": cluster state per tenant",
          (double) (stateBytes - before.stateBytes) / tenants,
          "bytes");
      report.figure(what + ": cluster state", stateBytes / 1024.0, "KB");
    }
  }
}

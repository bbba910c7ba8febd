package dev.auspex.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.load.LoadReport;
import dev.auspex.benchmarks.load.OpenLoop;
import dev.auspex.benchmarks.load.Operation;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.platform.PlatformClient.Answer;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.tenants.JobClient;
import dev.auspex.benchmarks.tenants.Ledger;
import dev.auspex.benchmarks.tenants.SampleTenant;
import dev.auspex.benchmarks.tenants.SampleTenants;
import dev.auspex.benchmarks.verdict.Report;
import dev.auspex.dev.stack.StackSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Moves an index out of the pool while people search it and change its documents. */
public final class Move implements Script {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double PER_SECOND = 30;
  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMinutes(40);

  /** On two cores a copy without a limit takes what searches need. */
  private static final int COPIED_PER_SECOND = 2_500;

  /** The usual one of the embedded node is for a demo, not for a million documents. */
  private static final int HEAP_MEGABYTES = 2_048;

  @Override
  public String name() {
    return "move";
  }

  @Override
  public String sentence() {
    return "1,000,000 documents move from the pool to an index of their own under load: no request"
        + " fails, nothing is lost or brought back, search p99 at most 1.5 times the quiet one";
  }

  @Override
  public int promisedSize() {
    return 1_000_000;
  }

  @Override
  public String unit() {
    return "documents";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    report.setting("requests per second", PER_SECOND);
    report.setting("copied per second", COPIED_PER_SECOND);
    report.setting("Elasticsearch heap, MB", HEAP_MEGABYTES);
    // The platform would move such an index by itself while it is still being filled.
    UnaryOperator<StackSettings> noPolicy =
        settings ->
            settings
                .withElasticsearchMegabytes(HEAP_MEGABYTES)
                .withControlPlane(Map.of("control-plane.job.dedicate-over", "2000000000"));
    try (Platform platform = run.start(noPolicy)) {
      PlatformClient client = platform.client();
      JobClient jobs = new JobClient(client);
      SampleTenant tenant = new SampleTenants(client).create(1, SampleTenants.POOL);
      // The rate of the default plan would be what is measured while documents are written.
      client
          .operator(
              "PUT", tenant.path() + "/plan", "{\"plan\":\"unlimited\"}", Map.of("If-Match", "*"))
          .orThrow("lift the limits of " + tenant.id());
      Ledger ledger = new Ledger(client, tenant);
      report.say("writing %,d documents".formatted(run.size()));
      for (int from = 0; from < run.size(); from += 50_000) {
        ledger.fill(from, Math.min(run.size(), from + 50_000));
        report.say("  %,d".formatted(Math.min(run.size(), from + 50_000)));
      }
      OpenLoop warm = load(client, tenant, ledger, run.size());
      var unusedWarm = warm.run(Duration.ofSeconds(20));
      LoadReport quiet = load(client, tenant, ledger, run.size()).run(QUIET);
      report.load("quiet", quiet);

      String job = jobs.move(tenant, SampleTenants.DEDICATED, null, COPIED_PER_SECOND);
      long begin = System.nanoTime();
      LoadReport moving =
          load(client, tenant, ledger, run.size())
              .runWhile(new Ends(jobs, job, begin + LONGEST.toNanos())::goesOn);
      double seconds = (System.nanoTime() - begin) / 1e9;
      report.load("during the move", moving);
      JsonNode ended = jobs.look(job);
      report.figure("the move took", seconds, "s");
      report.say("  report of the job: " + ended.path("report"));

      Ledger.Errors errors = ledger.check(Math.max(1, run.size() / 20_000));
      report.exactly("move done", ended.path("status").asText().equals("done") ? 1 : 0, 1, "");
      report.exactly("failed requests", (double) moving.all().failed(), 0, "");
      report.exactly("documents lost", errors.lost().size(), 0, "");
      report.exactly("documents brought back", errors.resurrected().size(), 0, "");
      report.exactly(
          "documents that searches do not count",
          (double) Math.abs(total(client, tenant) - ledger.documents()),
          0,
          "");
      report.atMost(
          "search p99 against the quiet one",
          moving.operations().get("search").p99Millis()
              / quiet.operations().get("search").p99Millis(),
          1.5,
          "x");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  /** Asks now and then whether the job has ended; the load asks it before each request. */
  private static final class Ends {
    private static final long BETWEEN_NANOS = 500_000_000L;

    private final JobClient jobs;
    private final String job;
    private final long deadline;
    private long lookedAt;
    private boolean ended;

    Ends(JobClient jobs, String job, long deadline) {
      this.jobs = jobs;
      this.job = job;
      this.deadline = deadline;
    }

    boolean goesOn() {
      long now = System.nanoTime();
      if (!ended && now - lookedAt > BETWEEN_NANOS) {
        lookedAt = now;
        try {
          ended = jobs.look(job).has("finishedAt") || now > deadline;
        } catch (IOException unclear) {
          ended = now > deadline;
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
          ended = true;
        }
      }
      return !ended;
    }
  }

  private static OpenLoop load(
      PlatformClient client, SampleTenant tenant, Ledger ledger, int documents) {
    AtomicInteger round = new AtomicInteger(1);
    return new OpenLoop(
        PER_SECOND,
        List.of(
            new Operation("search", 6, () -> search(client, tenant)),
            new Operation(
                "update",
                3,
                () ->
                    ledger.put(
                        ThreadLocalRandom.current().nextInt(documents), round.incrementAndGet())),
            new Operation(
                "delete", 1, () -> ledger.delete(ThreadLocalRandom.current().nextInt(documents)))),
        7);
  }

  private static void search(PlatformClient client, SampleTenant tenant)
      throws IOException, InterruptedException {
    String words = "shelf " + ThreadLocalRandom.current().nextInt(1_009);
    Answer answer =
        client.tenant(
            "POST",
            tenant.searchPath(),
            tenant.key(),
            JSON.createObjectNode().put("query", words).put("size", 10).toString());
    if (!answer.good() || answer.body().path("hits").isEmpty()) {
      throw new IllegalStateException(
          "%d, %d hits".formatted(answer.status(), answer.body().path("hits").size()));
    }
  }

  private static long total(PlatformClient client, SampleTenant tenant)
      throws IOException, InterruptedException {
    for (JsonNode index :
        client.elasticsearch("/_cat/count/auspex.%s.*?format=json".formatted(tenant.id()))) {
      return index.path("count").asLong();
    }
    return -1;
  }
}

package dev.auspex.benchmarks.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.tenants.JobClient;
import dev.auspex.benchmarks.tenants.Ledger;
import dev.auspex.benchmarks.tenants.SampleTenant;
import dev.auspex.benchmarks.tenants.SampleTenants;
import dev.auspex.benchmarks.verdict.Report;
import dev.auspex.dev.stack.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kills the control plane without warning in every state of a move, and while a move is undone, and
 * lets clients write meanwhile. Another process goes on each time, and nothing is lost.
 */
public final class Jobs implements Script {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final int WRITES = 40;

  /**
   * A state to be killed in.
   *
   * @param state its name
   * @param pauseBefore where the job waits before that, so that nothing is left to chance; null
   *     where it is killed on its way
   * @param gatewayStands whether the gateway is stopped, so that a state that waits for it lasts
   * @param undone whether the job is cancelled, and killed while it is undone
   */
  private record Moment(
      String state, @Nullable String pauseBefore, boolean gatewayStands, boolean undone) {}

  private static final List<Moment> MOMENTS =
      List.of(
          new Moment("plan", null, false, false),
          new Moment("create", "create", false, false),
          new Moment("dual-write", "create", true, false),
          new Moment("backfill", "backfill", false, false),
          new Moment("verify", "backfill", true, false),
          new Moment("shadow-read", "shadow-read", false, false),
          new Moment("swap", "swap", false, false),
          new Moment("drain", "swap", true, false),
          new Moment("delete", "drain", true, false),
          new Moment("clean-up", "swap", true, true));

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public String sentence() {
    return "a move survives the death of the control plane in every state:"
        + " no document lost, none brought back, nothing left behind";
  }

  @Override
  public int promisedSize() {
    return 2_000;
  }

  @Override
  public String unit() {
    return "documents";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    try (Platform platform = run.start()) {
      SampleTenants tenants = new SampleTenants(platform.client());
      SampleTenant neighbour = tenants.create(0, SampleTenants.POOL);
      Ledger neighbours = new Ledger(platform.client(), neighbour);
      neighbours.fill(0, 100);
      int stuck = 0;
      int elsewhere = 0;
      List<String> lost = new ArrayList<>();
      List<String> resurrected = new ArrayList<>();
      long leftBehind = 0;
      for (int i = 0; i < MOMENTS.size(); i++) {
        Moment moment = MOMENTS.get(i);
        SampleTenant tenant = tenants.create(i + 1, SampleTenants.POOL);
        Ledger ledger = new Ledger(platform.client(), tenant);
        ledger.fill(0, run.size());
        JsonNode job = kill(platform, tenant, ledger, moment);
        String expected = moment.undone() ? "cancelled" : "done";
        boolean ended = job.path("status").asText().equals(expected);
        stuck += ended ? 0 : 1;
        String placement =
            platform
                .client()
                .operator("GET", tenant.indexPath(), null)
                .orThrow("read the index")
                .path("placement")
                .asText();
        elsewhere += placement.equals(moment.undone() ? "pool" : "dedicated") ? 0 : 1;
        Ledger.Errors errors = ledger.check(1);
        lost.addAll(errors.lost());
        resurrected.addAll(errors.resurrected());
        leftBehind += leftBehind(platform.client(), tenant, moment.undone(), ledger);
        report.say(
            "killed in %s: %s%s, %d lost, %d brought back"
                .formatted(
                    moment.state(),
                    job.path("status").asText(),
                    ended ? "" : " (" + job.path("reason").asText() + ")",
                    errors.lost().size(),
                    errors.resurrected().size()));
      }
      Ledger.Errors neighbourErrors = neighbours.check(1);
      report.figure("states killed in", MOMENTS.size(), "");
      report.exactly("jobs that did not end as they should", stuck, 0, "");
      report.exactly("indexes in another home than they should be", elsewhere, 0, "");
      report.exactly("documents lost", lost.size(), 0, "");
      report.exactly("documents brought back", resurrected.size(), 0, "");
      report.exactly("documents and indexes left behind", (double) leftBehind, 0, "");
      report.exactly(
          "documents of the neighbour missed",
          neighbourErrors.lost().size() + neighbourErrors.resurrected().size(),
          0,
          "");
    }
  }

  /** One move with a death in it; the job as it ended. */
  private static JsonNode kill(Platform platform, SampleTenant tenant, Ledger ledger, Moment moment)
      throws IOException, InterruptedException {
    JobClient jobs = new JobClient(platform.client());
    Integer slow = moment.state().equals("backfill") ? Integer.valueOf(500) : null;
    String job = jobs.move(tenant, SampleTenants.DEDICATED, moment.pauseBefore(), slow);
    if (moment.pauseBefore() != null) {
      var unused = jobs.await(job, "paused", LONGEST);
    }
    if (moment.gatewayStands()) {
      signal(platform, "STOP");
    }
    try {
      if (moment.undone()) {
        jobs.act(job, "cancel");
      } else if (moment.pauseBefore() != null) {
        jobs.act(job, "resume");
      }
      if (moment.gatewayStands()) {
        Await.until(
            "the job is at " + moment.state(),
            LONGEST,
            () -> jobs.look(job).path("state").asText().equals(moment.state()));
      } else if (moment.state().equals("backfill")) {
        Await.until(
            "something is copied", LONGEST, () -> jobs.look(job).path("copied").asLong() > 0);
      }
      platform.stack().kill(Part.CONTROL_PLANE);
    } finally {
      if (moment.gatewayStands()) {
        signal(platform, "CONT");
      }
    }
    // Clients go on while nobody works on the job.
    for (int i = 0; i < WRITES; i++) {
      ledger.put(i * 3, 1);
      ledger.delete(i * 3 + 1);
    }
    platform.stack().start(Part.CONTROL_PLANE);
    for (int i = WRITES; i < 2 * WRITES; i++) {
      ledger.put(i * 3, 1);
      ledger.delete(i * 3 + 1);
    }
    return jobs.ended(job, LONGEST);
  }

  private static void signal(Platform platform, String signal)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder(
                "kill", "-" + signal, Long.toString(platform.stack().pid(Part.QUERY_GATEWAY)))
            .start();
    if (kill.waitFor() != 0) {
      throw new IllegalStateException("the gateway cannot be sent " + signal);
    }
  }

  /** What Elasticsearch holds of the tenant beyond its documents in the home that serves. */
  private static long leftBehind(
      PlatformClient client, SampleTenant tenant, boolean pooled, Ledger ledger)
      throws IOException, InterruptedException {
    long indexes = 0;
    for (JsonNode index :
        client.elasticsearch("/_cat/indices/auspex.%s.*?format=json".formatted(tenant.id()))) {
      indexes += index.has("index") ? 1 : 0;
    }
    long inCells =
        client
            .elasticsearch("/auspex-cell-*/_count?q=tenant_index:%s.*".formatted(tenant.id()))
            .path("count")
            .asLong();
    return pooled ? indexes + Math.abs(inCells - ledger.documents()) : indexes - 1 + inCells;
  }
}

package dev.auspex.benchmarks.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.load.Workers;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.platform.PlatformClient.Answer;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.tenants.JobClient;
import dev.auspex.benchmarks.tenants.SampleTenant;
import dev.auspex.benchmarks.tenants.SampleTenants;
import dev.auspex.benchmarks.verdict.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Many tenants on one platform, changed and deleted while they live side by side; in the end each
 * one that is left sees exactly its documents.
 */
public final class Tenants implements Script {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PROMISED = 1_000;
  private static final int DOCUMENTS = 5;
  private static final int WORKERS = 3;
  private static final int SHOWN = 5;
  private static final Duration MOVED_LONGEST = Duration.ofMinutes(2);
  private static final Duration GONE_LONGEST = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "tenants";
  }

  @Override
  public String sentence() {
    return "1,000 tenants with differing schemas, 50 changed, 10 moved, 10 rolled back, 10 deleted:"
        + " each one left sees exactly its documents";
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
    int count = Math.max(4, run.size());
    int changed = Math.max(1, count / 20);
    int deleted = Math.max(1, count / 100);
    try (Platform platform = run.start()) {
      PlatformClient client = platform.client();
      Sight sight = new Sight(client, DOCUMENTS);
      AtomicReferenceArray<SampleTenant> tenants = new AtomicReferenceArray<>(count);
      SampleTenants maker = new SampleTenants(client);

      report.say("creating %,d tenants, each with %d documents".formatted(count, DOCUMENTS));
      Workers.each(
          0,
          count,
          WORKERS,
          number -> {
            SampleTenant tenant = maker.create(number, SampleTenants.POOL);
            tenants.set(number, tenant);
            sight.write(number, tenant);
            if (number % 100 == 0) {
              report.say("  %,d".formatted(number));
            }
          });

      report.say("changing %d schemas".formatted(changed));
      Queue<String> refused = new ConcurrentLinkedQueue<>();
      Workers.each(
          0,
          changed,
          WORKERS,
          number -> {
            Answer answer = changeSchema(client, tenants.get(number));
            if (!answer.good()) {
              refused.add(
                  "%s: %d %s"
                      .formatted(tenants.get(number).id(), answer.status(), answer.problem()));
            }
          });

      report.say("moving %d out of the pool".formatted(deleted));
      JobClient jobs = new JobClient(client);
      AtomicInteger moved = new AtomicInteger();
      Workers.each(
          changed,
          changed + deleted,
          WORKERS,
          number -> {
            String job = jobs.move(tenants.get(number), SampleTenants.DEDICATED, null, null);
            JsonNode end = jobs.ended(job, MOVED_LONGEST);
            if (end.path("status").asText().equals("done")) {
              moved.incrementAndGet();
            } else {
              report.say("  not moved: " + end);
            }
          });

      report.say("rolling %d back".formatted(deleted));
      Queue<String> stuck = new ConcurrentLinkedQueue<>();
      Workers.each(
          0,
          deleted,
          WORKERS,
          number -> {
            Answer answer =
                client.operator(
                    "POST", tenants.get(number).indexPath() + "/bundles/1/publish", null);
            if (!answer.good()) {
              stuck.add(
                  "%s: %d %s"
                      .formatted(tenants.get(number).id(), answer.status(), answer.problem()));
            }
          });

      report.say("deleting %d tenants".formatted(deleted));
      List<SampleTenant> gone = new ArrayList<>();
      for (int number = count - deleted; number < count; number++) {
        gone.add(tenants.get(number));
        client
            .operator("DELETE", tenants.get(number).path() + "?grace=PT0S", null)
            .orThrow("delete " + tenants.get(number).id());
      }
      for (SampleTenant tenant : gone) {
        Await.until(
            tenant.id() + " is not served any more", GONE_LONGEST, () -> !served(client, tenant));
      }

      int left = count - deleted;
      report.say("asking all %,d that are left".formatted(left));
      Queue<String> wrongs = new ConcurrentLinkedQueue<>();
      Workers.each(
          0,
          left,
          WORKERS,
          number -> {
            int neighbour = (number + 1) % left;
            wrongs.addAll(
                sight.wrongs(number, tenants.get(number), neighbour, tenants.get(neighbour)));
          });
      int stillServed = 0;
      for (SampleTenant tenant : gone) {
        stillServed += served(client, tenant) ? 1 : 0;
      }
      show(report, "schema change refused", refused);
      show(report, "roll-back refused", stuck);
      show(report, "wrong", wrongs);
      report.figure(
          "shards",
          client.elasticsearch("/_cluster/health").path("active_primary_shards").asInt(),
          "");
      report.exactly("schema changes refused", refused.size(), 0, "");
      report.exactly("roll-backs refused", stuck.size(), 0, "");
      report.exactly("tenants moved", moved.get(), deleted, "");
      report.exactly("deleted tenants that are served", stillServed, 0, "");
      report.exactly("documents missed or seen wrongly", wrongs.size(), 0, "");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  /** Makes titles count twice as much: a change that takes effect without touching documents. */
  private static Answer changeSchema(PlatformClient client, SampleTenant tenant)
      throws IOException, InterruptedException {
    Answer now = client.operator("GET", tenant.indexPath() + "/schema", null);
    if (!now.good()) {
      return now;
    }
    ObjectNode change = JSON.createObjectNode().put("apply", "live");
    change.set("fields", now.body().path("fields"));
    for (JsonNode field : change.path("fields")) {
      if (field.path("name").asText().equals("title")) {
        ((ObjectNode) field).put("weight", field.path("weight").asDouble() * 2);
      }
    }
    return client.operator(
        "PUT", tenant.indexPath() + "/schema", change.toString(), Map.of("If-Match", now.etag()));
  }

  private static boolean served(PlatformClient client, SampleTenant tenant)
      throws IOException, InterruptedException {
    return client.tenant("POST", tenant.searchPath(), tenant.key(), "{\"query\":\"\"}").good();
  }

  private static void show(Report report, String what, Queue<String> lines) {
    lines.stream().limit(SHOWN).forEach(line -> report.say("  %s: %s".formatted(what, line)));
  }
}

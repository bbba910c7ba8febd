package dev.auspex.benchmarks.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.load.Workers;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.platform.ProcessorTime;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.tenants.Prose;
import dev.auspex.benchmarks.tenants.SampleTenant;
import dev.auspex.benchmarks.tenants.SampleTenants;
import dev.auspex.benchmarks.verdict.Report;
import dev.auspex.dev.stack.Part;
import dev.auspex.dev.stack.StackSettings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Documents in bulk through the gateway, and the same ones straight into an index in which
 * Elasticsearch does what the gateway does for ours (it cuts the text), turn by turn. Without
 * vectors, or the model server would be what is measured.
 */
public final class Ingest implements Script {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BULK = 1_000;
  private static final int CLIENTS = 4;
  private static final int BULKS_OF_A_TURN = 8;
  private static final int WARM_UP_TURNS = 4;
  private static final Duration VISIBLE_LONGEST = Duration.ofSeconds(30);

  /** The sample tenant with a title and a longer text. */
  private static final int THROUGH = 1;

  private static final String STRAIGHT = "straight";

  /** What somebody declares who has no Auspex: the same fields, searched and filtered alike. */
  private static final String STRAIGHT_INDEX =
      """
      {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
       "mappings": {"dynamic": "strict", "properties": {
         "title": {"type": "text"}, "about": {"type": "text"},
         "brand": {"type": "keyword"}, "price": {"type": "double"}}}}
      """;

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String sentence() {
    return "documents in bulk through the gateway, without vectors: at least 0.8 times as fast as"
        + " the same documents sent straight to Elasticsearch";
  }

  @Override
  public int promisedSize() {
    return 100_000;
  }

  @Override
  public String unit() {
    return "documents";
  }

  /** What came of the turns of one way. */
  private static final class Way {
    private final List<HttpRequest> bulks;
    private final String accepted;
    private long nanos;
    private double elasticsearchMillis;
    private double gatewayMillis;

    /**
     * One way.
     *
     * @param bulks one request for each bulk, in order
     * @param accepted what stands in each answer where everything was stored
     */
    Way(List<HttpRequest> bulks, String accepted) {
      this.bulks = bulks;
      this.accepted = accepted;
    }

    void turn(Platform platform, int from, int to, boolean counts) throws InterruptedException {
      ProcessorTime before = ProcessorTime.of(platform, Part.ELASTICSEARCH, Part.QUERY_GATEWAY);
      long begin = System.nanoTime();
      Workers.each(
          from,
          to,
          CLIENTS,
          number -> {
            String answer = platform.client().send(bulks.get(number));
            if (!answer.contains(accepted)) {
              throw new IllegalStateException(
                  "not everything was stored: "
                      + answer.substring(0, Math.min(300, answer.length())));
            }
          });
      if (counts) {
        nanos += System.nanoTime() - begin;
        ProcessorTime after = ProcessorTime.of(platform, Part.ELASTICSEARCH, Part.QUERY_GATEWAY);
        elasticsearchMillis += after.millisSince(before, Part.ELASTICSEARCH);
        gatewayMillis += after.millisSince(before, Part.QUERY_GATEWAY);
      }
    }

    void tell(Report report, String name, int documents) {
      report.figure(name, documents / (nanos / 1e9), "documents/s");
      report.figure(
          name + ": processor time of Elasticsearch",
          elasticsearchMillis * 1e3 / documents,
          "µs/document");
      report.figure(
          name + ": processor time of the gateway", gatewayMillis * 1e3 / documents, "µs/document");
    }
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    report.setting("documents per bulk", BULK);
    report.setting("clients", CLIENTS);
    int turns = Math.max(1, run.size() / (BULK * BULKS_OF_A_TURN));
    int bulks = (turns + WARM_UP_TURNS) * BULKS_OF_A_TURN;
    // The platform would move an index that grows while it is filled.
    UnaryOperator<StackSettings> change =
        settings ->
            settings
                .withFullCompiler()
                .withControlPlane(Map.of("control-plane.job.dedicate-over", "2000000000"));
    try (Platform platform = run.start(change)) {
      PlatformClient client = platform.client();
      SampleTenant through = tenant(client, THROUGH);
      client.createInElasticsearch("/" + STRAIGHT, STRAIGHT_INDEX);
      report.setting("Elasticsearch on processors of its own", platform.setEngineApart());
      report.say("making %,d documents".formatted(bulks * BULK));
      List<HttpRequest> throughBulks = new ArrayList<>();
      List<HttpRequest> straightBulks = new ArrayList<>();
      Prose prose = new Prose(3);
      for (int i = 0; i < bulks; i++) {
        StringBuilder ours = new StringBuilder();
        StringBuilder theirs = new StringBuilder();
        for (int j = 0; j < BULK; j++) {
          String id = "doc-" + (i * BULK + j);
          ObjectNode document = document(prose, j);
          ObjectNode action = JSON.createObjectNode();
          action.putObject("index").put("_id", id);
          theirs.append(action).append('\n').append(document).append('\n');
          ours.append(document.put("id", id)).append('\n');
        }
        throughBulks.add(
            client.toGateway(
                through.documentsPath(), through.key(), "application/x-ndjson", ours.toString()));
        straightBulks.add(
            client.toElasticsearch(
                "/" + STRAIGHT + "/_bulk", "application/x-ndjson", theirs.toString()));
      }
      Way gateway = new Way(throughBulks, "\"rejected\":0,");
      Way engine = new Way(straightBulks, "\"errors\":false");
      for (int turn = 0; turn < turns + WARM_UP_TURNS; turn++) {
        int from = turn * BULKS_OF_A_TURN;
        boolean counts = turn >= WARM_UP_TURNS;
        // Who comes second finds the other's segments being merged: each comes first by turns.
        Way first = turn % 2 == 0 ? gateway : engine;
        first.turn(platform, from, from + BULKS_OF_A_TURN, counts);
        (first == gateway ? engine : gateway).turn(platform, from, from + BULKS_OF_A_TURN, counts);
      }
      int documents = turns * BULKS_OF_A_TURN * BULK;
      gateway.tell(report, "through the gateway", documents);
      engine.tell(report, "straight", documents);
      report.atLeast(
          "throughput against straight", (double) engine.nanos / gateway.nanos, 0.8, "times");
      report.exactly(
          "documents missing through the gateway",
          missing(client, physicalIndex(client, through), bulks * BULK),
          0,
          "");
      report.exactly("documents missing straight", missing(client, STRAIGHT, bulks * BULK), 0, "");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  private static SampleTenant tenant(PlatformClient client, int number)
      throws IOException, InterruptedException {
    SampleTenant tenant = new SampleTenants(client).create(number, SampleTenants.DEDICATED);
    SampleTenants.plan(client, tenant, SampleTenants.UNLIMITED);
    return tenant;
  }

  private static ObjectNode document(Prose prose, int number) {
    return JSON.createObjectNode()
        .put("title", prose.words(6))
        .put("about", prose.words(60))
        .put("brand", "brand-" + number % 97)
        .put("price", number % 1_000);
  }

  private static String physicalIndex(PlatformClient client, SampleTenant tenant)
      throws IOException, InterruptedException {
    JsonNode indexes =
        client.elasticsearch("/_cat/indices/auspex.%s.*?format=json".formatted(tenant.id()));
    if (indexes.size() != 1) {
      throw new IllegalStateException("one index of %s, but: %s".formatted(tenant.id(), indexes));
    }
    return indexes.get(0).path("index").asText();
  }

  private static double missing(PlatformClient client, String index, int wanted)
      throws IOException, InterruptedException {
    Await.until(
        "searches see what was written to " + index,
        VISIBLE_LONGEST,
        () -> count(client, index) >= wanted);
    return (double) wanted - count(client, index);
  }

  private static long count(PlatformClient client, String index)
      throws IOException, InterruptedException {
    return client.elasticsearch("/" + index + "/_count").path("count").asLong();
  }
}

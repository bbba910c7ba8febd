package dev.auspex.benchmarks.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.fuzz.ApiDescription;
import dev.auspex.benchmarks.fuzz.FuzzRequest;
import dev.auspex.benchmarks.fuzz.FuzzRequests;
import dev.auspex.benchmarks.fuzz.ReplyCheck;
import dev.auspex.benchmarks.load.Workers;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.platform.PlatformClient.Answer;
import dev.auspex.benchmarks.platform.RawHttp;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.RunOption;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.verdict.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Thousands of requests that nobody should send, to every operation of the gateway's API. */
public final class Fuzz implements Script {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WORKERS = 4;
  private static final long USUAL_SEED = 20_260_301;
  private static final int SHOWN = 20;
  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** Longer than any deadline of a search or a write of one document on a quiet machine. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  private static final Duration READY_LONGEST = Duration.ofSeconds(60);
  private static final String CANARY = "zqcanary7731";

  /** In a cell, where the neighbour's documents lie beside. */
  private static final String INDEX = "things";

  /** An index of its own, for no cell has room for such vectors. */
  private static final String SHAPES = "shapes";

  private static final String SHAPE =
      ", {\"name\": \"shape\", \"kind\": \"vector\", \"dimensions\": 3}";
  private static final int DOCUMENTS = 50;

  /** Every kind of field that clients send. */
  private static final String FIELDS =
      """
      {"name": "%s", "schema": {"fields": [
        {"name": "title", "kind": "text", "suggest": true},
        {"name": "brand", "kind": "keyword", "searchable": true, "facetable": true},
        {"name": "tags", "kind": "keyword", "list": true, "suggest": true},
        {"name": "price", "kind": "double", "sortable": true},
        {"name": "stock", "kind": "integer", "feature": true},
        {"name": "visits", "kind": "long"},
        {"name": "sold", "kind": "boolean"},
        {"name": "since", "kind": "date"},
        {"name": "place", "kind": "geo_point", "feature": true},
        {"name": "offers", "kind": "object_list"},
        {"name": "least_offer", "kind": "double",
         "flattening": {"list": "offers", "member": "price", "rule": "min"}}%s]},
       "placement": "%s"}
      """;

  /** The same for who writes documents, as OpenAPI would say it. */
  private static final String DOCUMENT =
      """
      {"type": "object", "required": ["title"], "properties": {
        "title": {"type": "string"},
        "brand": {"type": "string"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "price": {"type": "number"},
        "stock": {"type": "integer"},
        "visits": {"type": "integer"},
        "sold": {"type": "boolean"},
        "since": {"enum": ["2026-01-31", "2026-01-31T08:00:00Z", "0001-01-01"]},
        "place": {"type": "object", "required": ["lat", "lon"], "properties": {
          "lat": {"type": "number", "minimum": -90, "maximum": 88},
          "lon": {"type": "number", "minimum": -180, "maximum": 178}}},
        "shape": {"type": "array", "minItems": 3, "maxItems": 3, "items": {"type": "number"}},
        "offers": {"type": "array", "items": {"type": "object", "required": ["price"],
          "properties": {"price": {"type": "number"}, "shop": {"type": "string"}}}}}}
      """;

  /** Filters, two deep. */
  private static final String FILTER =
      """
      {"oneOf": [
        {"type": "object", "required": ["field", "equals"], "properties": {
          "field": {"enum": ["brand", "tags", "stock", "sold", "title"]}, "equals": {"type": ["string", "integer", "boolean"]}}},
        {"type": "object", "required": ["field", "gte"], "properties": {
          "field": {"enum": ["price", "stock", "since", "visits"]},
          "gte": {"type": ["number", "integer"]}, "lt": {"type": "number"}}},
        {"type": "object", "required": ["field", "near"], "properties": {
          "field": {"enum": ["place"]},
          "near": {"type": "object", "required": ["lat", "lon", "radiusMeters"], "properties": {
            "lat": {"type": "number", "minimum": -90, "maximum": 88},
            "lon": {"type": "number", "minimum": -180, "maximum": 178},
            "radiusMeters": {"type": "number", "minimum": 1, "maximum": 100000}}}}},
        {"type": "object", "required": ["and"], "properties": {
          "and": {"type": "array", "minItems": 1, "maxItems": 3, "items": {
            "type": "object", "required": ["field", "in"], "properties": {
              "field": {"enum": ["brand", "tags"]},
              "in": {"type": "array", "minItems": 1, "items": {"type": "string"}}}}}}},
        {"type": "object", "required": ["not"], "properties": {
          "not": {"type": "object", "required": ["field", "exists"], "properties": {
            "field": {"enum": ["price"]}, "exists": {"enum": [true]}}}}}]}
      """;

  private static final List<String> KNOWN =
      List.of(
          "title",
          "brand",
          "tags",
          "price",
          "stock",
          "sold",
          "since",
          "place",
          "offers",
          "lantern",
          "brand-1",
          "asc",
          "2026-01-31",
          "things",
          "doc-1");

  private static final RunOption SEED =
      RunOption.optional("seed", "N", "from which the requests are made; default 20260301");

  private static final RunOption FIRST =
      RunOption.optional(
          "first", "N", "number of the first request; to see one again, with --size 1");

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public String sentence() {
    return "10,000 malformed and hostile requests: never status 500, every refusal a known problem,"
        + " nothing of another tenant or of the machinery behind in any reply";
  }

  @Override
  public int promisedSize() {
    return 10_000;
  }

  @Override
  public String unit() {
    return "requests";
  }

  @Override
  public List<RunOption> options() {
    return List.of(SEED, FIRST);
  }

  private record Owner(String id, String key) {
    String path(String index) {
      return "/v1/tenants/%s/indexes/%s".formatted(id, index);
    }
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    long seed = run.option(SEED.name()).map(Long::parseLong).orElse(USUAL_SEED);
    int first = run.option(FIRST.name()).map(Integer::parseInt).orElse(0);
    report.setting("seed", seed);
    report.say("seed " + seed);
    ApiDescription api = ApiDescription.read(run.checkout().resolve("docs/api/query-gateway.yaml"));
    try (Platform platform = run.start()) {
      PlatformClient client = platform.client();
      Owner own = create(client, "fuzz-own", "lantern");
      Owner other = create(client, "fuzz-other", CANARY);
      FuzzRequests requests =
          new FuzzRequests(
              api,
              JSON.readTree(DOCUMENT),
              Map.of("filter", JSON.readTree(FILTER)),
              KNOWN,
              Map.of("tenant", List.of(own.id()), "index", List.of(INDEX, INDEX, SHAPES)),
              own.key(),
              List.of(other.id(), "fuzz-none", "FUZZ-OTHER", "vault"),
              seed);
      Outcome outcome = new Outcome(run, seed);
      RawHttp gateway = new RawHttp(platform.stack().endpoints().queryGateway(), SILENCE);
      ReplyCheck check = new ReplyCheck(CANARY);
      long end = System.nanoTime() + LONGEST.toNanos();
      Workers.each(
          first,
          first + run.size(),
          WORKERS,
          number -> {
            if (System.nanoTime() < end) {
              outcome.add(requests.make(number), gateway, check);
            }
          });
      outcome.tell(report, run.size(), api);
      report.exactly("normal searches that fail afterwards", broken(client, own, "lantern"), 0, "");
      report.exactly(
          "documents that the neighbour has lost", DOCUMENTS - count(client, other, CANARY), 0, "");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  /** What came back so far. */
  private static final class Outcome {
    private final Run run;
    private final long seed;
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> operations = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> wrongs = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    Outcome(Run run, long seed) {
      this.run = run;
      this.seed = seed;
    }

    void add(FuzzRequest request, RawHttp gateway, ReplyCheck check) throws IOException {
      sent.incrementAndGet();
      count(operations, request.operation());
      List<String> found;
      String shown = "";
      try {
        Optional<RawHttp.Reply> reply = gateway.send(request.wire().array());
        if (reply.isEmpty()) {
          found = request.strictHttp() ? List.of("no reply") : List.of();
        } else {
          statuses
              .computeIfAbsent(reply.get().status(), status -> new AtomicInteger())
              .incrementAndGet();
          found = check.wrongs(request, reply.get());
          shown = reply.get().status() + " " + reply.get().body();
        }
      } catch (IOException silent) {
        found = List.of("no proper reply: " + silent.getMessage());
      }
      if (!found.isEmpty()) {
        found.forEach(wrong -> count(wrongs, kind(wrong)));
        show(request, found, shown);
      }
    }

    private void show(FuzzRequest request, List<String> found, String reply) throws IOException {
      if (failed.getAndIncrement() >= SHOWN) {
        return;
      }
      Path file =
          run.checkout()
              .resolve(
                  "benchmarks/target/results/fuzz-%d-%d.http".formatted(seed, request.number()));
      Files.createDirectories(file.getParent());
      Files.write(file, request.wire().array());
      run.report()
          .say(
              "  --seed %d --first %d: %s: %s%n             answer: %s%n             request: %s"
                  .formatted(
                      seed,
                      request.number(),
                      String.join("; ", found),
                      request.firstLine(),
                      reply.substring(0, Math.min(300, reply.length())),
                      file.getFileName()));
    }

    /** Without what differs from reply to reply. */
    private static String kind(String wrong) {
      int colon = wrong.indexOf(':');
      return colon < 0 ? wrong : wrong.substring(0, colon);
    }

    private static void count(Map<String, AtomicInteger> counts, String what) {
      counts.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }

    void tell(Report report, int wanted, ApiDescription api) {
      new TreeMap<>(statuses)
          .forEach((status, count) -> report.figure("status " + status, count.get(), "replies"));
      new TreeMap<>(wrongs)
          .forEach((wrong, count) -> report.figure("wrong, " + wrong, count.get(), "replies"));
      long untouched =
          api.operations().stream()
              .filter(each -> !operations.containsKey(each.toString()))
              .count();
      report.exactly("requests sent in time", sent.get(), wanted, "");
      report.exactly("operations that got no request", (double) untouched, 0, "");
      report.exactly("replies of status 500", number(500), 0, "");
      report.exactly("requests with a wrong reply or none", failed.get(), 0, "");
    }

    private int number(int status) {
      AtomicInteger count = statuses.get(status);
      return count == null ? 0 : count.get();
    }
  }

  private static Owner create(PlatformClient client, String id, String word)
      throws IOException, InterruptedException {
    String path = "/v1/tenants/" + id;
    client
        .operator(
            "POST",
            "/v1/tenants",
            JSON.createObjectNode().put("id", id).put("name", "Fuzz").toString())
        .orThrow("create tenant " + id);
    client
        .operator("PUT", path + "/plan", "{\"plan\":\"unlimited\"}", Map.of("If-Match", "*"))
        .orThrow("lift the limits of " + id);
    client
        .operator("POST", path + "/indexes", FIELDS.formatted(INDEX, "", "pool"))
        .orThrow("create the index of " + id);
    client
        .operator("POST", path + "/indexes", FIELDS.formatted(SHAPES, SHAPE, "dedicated"))
        .orThrow("create the other index of " + id);
    JsonNode key =
        client
            .operator(
                "POST",
                path + "/api-keys",
                "{\"name\":\"fuzz\",\"scopes\":[\"search\",\"suggest\",\"write\"]}")
            .orThrow("create a key of " + id);
    Owner owner = new Owner(id, key.path("key").asText());
    for (String index : List.of(INDEX, SHAPES)) {
      Await.until(
          "the index %s of %s is ready".formatted(index, id),
          READY_LONGEST,
          () ->
              client
                  .operator("GET", owner.path(index), null)
                  .orThrow("read the index")
                  .path("state")
                  .asText()
                  .equals("ready"));
    }
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < DOCUMENTS; i++) {
      lines.append(
          JSON.createObjectNode()
              .put("id", "doc-" + i)
              .put("title", "%s number %d".formatted(word, i))
              .put("brand", word)
              .put("price", i));
      lines.append('\n');
    }
    int accepted =
        client
            .bulk(owner.path(INDEX) + "/documents?wait=visible", owner.key(), lines.toString())
            .orThrow("fill " + id)
            .path("accepted")
            .asInt();
    if (accepted != DOCUMENTS) {
      throw new IllegalStateException("only %d of %d".formatted(accepted, DOCUMENTS));
    }
    return owner;
  }

  /** 1 where the tenant cannot write a document and find it any more, else 0. */
  private static int broken(PlatformClient client, Owner owner, String word)
      throws IOException, InterruptedException {
    Answer written =
        client.tenant(
            "PUT",
            owner.path(INDEX) + "/documents/after?wait=visible",
            owner.key(),
            JSON.createObjectNode().put("title", word + " afterwards").toString());
    Answer found = search(client, owner, word + " afterwards");
    boolean there = found.body().at("/hits/0/id").asText().equals("after");
    return written.good() && found.good() && there ? 0 : 1;
  }

  private static int count(PlatformClient client, Owner owner, String word)
      throws IOException, InterruptedException {
    return search(client, owner, word).body().at("/total/value").asInt();
  }

  private static Answer search(PlatformClient client, Owner owner, String words)
      throws IOException, InterruptedException {
    return client.tenant(
        "POST",
        owner.path(INDEX) + "/search",
        owner.key(),
        JSON.createObjectNode().put("query", words).toString());
  }
}

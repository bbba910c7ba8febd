package dev.auspex.benchmarks.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.official.Comparison;
import dev.auspex.benchmarks.official.NpmClient;
import dev.auspex.benchmarks.official.OfficialClient;
import dev.auspex.benchmarks.official.OfficialClient.Answer;
import dev.auspex.benchmarks.official.SampleDocuments;
import dev.auspex.benchmarks.official.SampleSearches;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.verdict.Report;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Elasticsearch's own clients ask the gateway and Elasticsearch the same, of the same documents: in
 * a cell beside a neighbour, and in an index of its own.
 */
public final class EsCompatible implements Script {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration READY_LONGEST = Duration.ofSeconds(60);
  private static final long SEED = 17;
  private static final int ROUNDS = 5;
  private static final int BULK = 500;
  private static final int SHOWN = 10;

  private static final String OWN = "esc-own";
  private static final String NEIGHBOUR = "esc-neighbour";
  private static final String POOLED = "pooled";
  private static final String DEDICATED = "dedicated";
  private static final String PLAIN = "plain-elasticsearch";
  private static final String CANARY = "zqcanary";

  /** A number that no document of ours has. */
  private static final int STRANGE_YEAR = 2_147_000_111;

  @Override
  public String name() {
    return "es-compatible";
  }

  @Override
  public String sentence() {
    return "Elasticsearch's own clients get from the gateway what they get from Elasticsearch for the"
        + " same documents, and nothing of a neighbour";
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
    report.setting("seed", SEED);
    report.setting("rounds", ROUNDS);
    try (Platform platform = run.start()) {
      PlatformClient client = platform.client();
      URI gateway = platform.stack().endpoints().queryGateway();
      String key = tenant(client, OWN, List.of(POOLED, DEDICATED));
      String neighbourKey = tenant(client, NEIGHBOUR, List.of(POOLED));
      Map<String, ObjectNode> documents = new SampleDocuments(SEED).make(run.size());
      try (OfficialClient pooled = OfficialClient.ofGateway(gateway, key, POOLED);
          OfficialClient dedicated = OfficialClient.ofGateway(gateway, key, DEDICATED);
          OfficialClient engine =
              OfficialClient.ofEngine(platform.stack().endpoints().elasticsearch(), PLAIN);
          OfficialClient neighbour = OfficialClient.ofGateway(gateway, neighbourKey, POOLED)) {
        engine.create(SampleDocuments.mapping());
        fill(neighbour, canaries(run.size()));
        fill(engine, documents);
        fill(pooled, documents);
        fill(dedicated, documents);
        compare(report, "index of its own", dedicated, engine, run.size(), true);
        compare(report, "in a cell", pooled, engine, run.size(), false);
        List<String> outcomes = outcomes(engine);
        same(report, "index of its own: reads and writes", outcomes(dedicated), outcomes);
        same(report, "in a cell: reads and writes", outcomes(pooled), outcomes);
        NpmClient npm = NpmClient.install(run.checkout());
        List<String> answers =
            npm.answers(platform.stack().endpoints().elasticsearch(), PLAIN, null);
        for (String index : List.of(POOLED, DEDICATED)) {
          same(
              report,
              index + ": calls of the JavaScript client",
              npm.answers(gateway.resolve("/es"), index, key),
              answers);
        }
        leaks(report, pooled, neighbour, client);
      }
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  private static void compare(
      Report report,
      String home,
      OfficialClient ours,
      OfficialClient engine,
      int documents,
      boolean scores)
      throws IOException {
    SampleSearches searches = new SampleSearches(SEED + 1, documents);
    TreeSet<String> constructs = new TreeSet<>();
    int asked = 0;
    int withHits = 0;
    List<String> different = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (SampleSearches.Search search : searches.round()) {
        Answer our = ours.search(search.body());
        Answer their = engine.search(search.body());
        asked++;
        constructs.add(search.construct());
        withHits += found(their) > 0 ? 1 : 0;
        Optional<String> difference = Comparison.difference(search, our, their, scores);
        difference.ifPresent(words -> different.add(search.construct() + ": " + words));
      }
    }
    different.stream().limit(SHOWN).forEach(line -> report.say("  different: " + line));
    report.figure(home + ": searches compared", asked, "");
    report.figure(home + ": constructs", constructs.size(), "");
    report.figure(home + ": searches that found something", withHits, "");
    report.exactly(home + ": searches with another answer", different.size(), 0, "");
  }

  private static int found(Answer answer) {
    return answer instanceof Answer.Replied(JsonNode body)
        ? body.at("/hits/total/value").asInt()
        : 0;
  }

  private static void same(Report report, String what, List<String> our, List<String> their) {
    List<String> different = new ArrayList<>();
    for (int i = 0; i < Math.max(our.size(), their.size()); i++) {
      String one = i < our.size() ? our.get(i) : "nothing";
      String other = i < their.size() ? their.get(i) : "nothing";
      if (!one.equals(other)) {
        different.add("%s, but Elasticsearch: %s".formatted(one, other));
      }
    }
    different.stream().limit(SHOWN).forEach(line -> report.say("  different: " + line));
    report.figure(what + " compared", their.size(), "");
    report.exactly(what + " with another outcome", different.size(), 0, "");
  }

  /** How single writes, reads and bulks end. */
  private static List<String> outcomes(OfficialClient client) throws IOException {
    ObjectNode document =
        JSON.createObjectNode().put("title", "written later").put("code", "w1").put("year", 2001);
    ObjectNode change = JSON.createObjectNode().put("year", 2002);
    List<String> outcomes = new ArrayList<>();
    outcomes.add("put " + outcome(client.put("w1", document)));
    outcomes.add("put again " + outcome(client.put("w1", document)));
    outcomes.add("create " + outcome(client.create("w1", document)));
    outcomes.add("create new " + outcome(client.create("w2", document)));
    outcomes.add("update " + outcome(client.update("w1", change, false)));
    outcomes.add("update missing " + outcome(client.update("w3", change, false)));
    outcomes.add("upsert " + outcome(client.update("w3", change, true)));
    Answer read = client.get("w1");
    outcomes.add("get " + source(read));
    outcomes.add("get missing " + source(client.get("nobody")));
    outcomes.add("exists " + client.exists("w1") + client.exists("nobody"));
    outcomes.add("mget " + sources(client.getSeveral(List.of("w1", "nobody", "w2"))));
    JsonNode seen = read instanceof Answer.Replied(JsonNode body) ? body : JSON.createObjectNode();
    outcomes.add("replace what was seen " + outcome(client.replace(seen, "w1", document)));
    outcomes.add("replace what is gone " + outcome(client.replace(seen, "w1", document)));
    outcomes.add(
        "misfit " + outcome(client.put("w4", JSON.createObjectNode().put("year", "late"))));
    outcomes.add(
        "unknown field " + outcomeStatus(client.put("w4", JSON.createObjectNode().put("no", 1))));
    outcomes.add("count " + count(client.count("{\"query\": {\"term\": {\"year\": 2001}}}")));
    outcomes.add("delete " + outcome(client.delete("w1")));
    outcomes.add("delete missing " + outcome(client.delete("w1")));
    client.mixedBulk("b", document, null).forEach(item -> outcomes.add("bulk " + item));
    return outcomes;
  }

  private static String outcome(Answer answer) {
    return switch (answer) {
      case Answer.Replied(JsonNode body) -> body.path("result").asText();
      case Answer.Refused refused -> refused.status() + " " + refused.type();
    };
  }

  private static String outcomeStatus(Answer answer) {
    return answer instanceof Answer.Refused refused ? "" + refused.status() : outcome(answer);
  }

  private static String source(Answer answer) {
    return answer instanceof Answer.Replied(JsonNode body)
        ? body.path("found") + " " + body.path("_source")
        : outcome(answer);
  }

  private static String sources(Answer answer) {
    List<String> sources = new ArrayList<>();
    if (answer instanceof Answer.Replied(JsonNode body)) {
      body.path("docs").forEach(doc -> sources.add(doc.path("found") + " " + doc.path("_source")));
    }
    return sources.toString();
  }

  private static String count(Answer answer) {
    return answer instanceof Answer.Replied(JsonNode body)
        ? body.path("count").asText()
        : outcome(answer);
  }

  /** What a client of one tenant may try at its neighbour in the cell. */
  private static void leaks(
      Report report, OfficialClient own, OfficialClient neighbour, PlatformClient client)
      throws IOException, InterruptedException {
    int before = found(neighbour.search("{\"size\": 0, \"track_total_hits\": true}"));
    List<Answer> answers = new ArrayList<>();
    List<String> expressions =
        List.of(
            "*",
            "_all",
            "pooled,*",
            "pool*",
            "-pooled",
            "<pooled-{now/d}>",
            "remote:pooled",
            "auspex-cell-*",
            "esc-neighbour/pooled",
            "esc-neighbour.pooled.1");
    for (String expression : expressions) {
      answers.add(own.search(expression, "{\"query\": {\"match_all\": {}}, \"size\": 1000}"));
      answers.add(own.searchSeveral(expression, "{\"query\": {\"match_all\": {}}}"));
    }
    for (String body :
        List.of(
            "{\"query\": {\"match\": {\"title\": \"%s\"}}}",
            "{\"query\": {\"term\": {\"genre\": \"%s\"}}}",
            "{\"query\": {\"prefix\": {\"genre\": \"zq\"}}}",
            "{\"query\": {\"ids\": {\"values\": [\"d0\", \"esc-neighbour.pooled.1:d0\"]}}}",
            "{\"size\": 0, \"aggs\": {\"g\": {\"terms\": {\"field\": \"genre\", \"size\": 1000}}}}",
            "{\"size\": 0, \"aggs\": {\"y\": {\"max\": {\"field\": \"year\"}}}}",
            "{\"query\": {\"bool\": {\"must_not\": [{\"exists\": {\"field\": \"title\"}}]}}}",
            "{\"query\": {\"match_all\": {}}, \"sort\": [{\"genre\": \"desc\"}]}")) {
      answers.add(own.search(body.formatted(CANARY)));
    }
    answers.add(own.get("d0"));
    answers.add(own.getSeveral(List.of("d0", "esc-neighbour.pooled.1:d0")));
    List<String> bulk =
        own.mixedBulk(
            "d", JSON.createObjectNode().put("title", "overwritten"), "esc-neighbour/pooled");
    int shown = (int) answers.stream().filter(EsCompatible::shows).count();
    int refusedBulk = (int) bulk.stream().filter(item -> item.startsWith("index d3 400")).count();
    int lost = before - found(neighbour.search("{\"size\": 0, \"track_total_hits\": true}"));
    report.figure("requests at the neighbour", answers.size() + bulk.size(), "");
    report.exactly("replies that show the neighbour", shown, 0, "");
    report.exactly("actions of a bulk that name another index and are refused", refusedBulk, 1, "");
    report.exactly("documents that the neighbour lost", lost, 0, "");
    report.exactly(
        "indexes in Elasticsearch that nobody of us has made",
        client.elasticsearch("/_cat/indices/*esc-neighbour%2Fpooled*?format=json").size(),
        0,
        "");
  }

  private static boolean shows(Answer answer) {
    return answer.toString().contains(CANARY + "g")
        || answer.toString().contains(Integer.toString(STRANGE_YEAR))
        || answer.toString().contains("tenant_index");
  }

  /** The neighbour's documents: other values under the same ids. */
  private static Map<String, ObjectNode> canaries(int count) {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(count, BULK); i++) {
      documents.put(
          "d" + i,
          JSON.createObjectNode()
              .put("title", CANARY + " " + CANARY + "grape")
              .put("genre", CANARY + "grape")
              .put("year", STRANGE_YEAR));
    }
    return documents;
  }

  private static void fill(OfficialClient client, Map<String, ObjectNode> documents)
      throws IOException {
    Map<String, ObjectNode> part = new LinkedHashMap<>();
    for (Map.Entry<String, ObjectNode> each : documents.entrySet()) {
      part.put(each.getKey(), each.getValue());
      if (part.size() == BULK) {
        store(client, part);
      }
    }
    if (!part.isEmpty()) {
      store(client, part);
    }
  }

  private static void store(OfficialClient client, Map<String, ObjectNode> part)
      throws IOException {
    for (String item : client.bulk(part)) {
      if (!item.endsWith(" 201 created")) {
        throw new IllegalStateException("not stored: " + item);
      }
    }
    part.clear();
  }

  private static String tenant(PlatformClient client, String id, List<String> indexes)
      throws IOException, InterruptedException {
    String path = "/v1/tenants/" + id;
    client
        .operator(
            "POST", "/v1/tenants", JSON.createObjectNode().put("id", id).put("name", id).toString())
        .orThrow("create tenant " + id);
    client
        .operator("PUT", path + "/plan", "{\"plan\":\"unlimited\"}", Map.of("If-Match", "*"))
        .orThrow("lift the limits of " + id);
    for (String index : indexes) {
      ObjectNode body = JSON.createObjectNode().put("name", index);
      body.put("placement", index.equals(POOLED) ? "pool" : "dedicated");
      body.set("schema", JSON.readTree(SampleDocuments.schema()));
      client
          .operator("POST", path + "/indexes", body.toString())
          .orThrow("create the index " + index);
      Await.until(
          "the index %s of %s is ready".formatted(index, id),
          READY_LONGEST,
          () ->
              client
                  .operator("GET", path + "/indexes/" + index, null)
                  .orThrow("read the index")
                  .path("state")
                  .asText()
                  .equals("ready"));
    }
    return client
        .operator("POST", path + "/api-keys", "{\"name\":\"es\",\"scopes\":[\"search\",\"write\"]}")
        .orThrow("create a key of " + id)
        .path("key")
        .asText();
  }
}

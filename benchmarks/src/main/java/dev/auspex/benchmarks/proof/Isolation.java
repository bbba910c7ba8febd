package dev.auspex.benchmarks.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.platform.PlatformClient;
import dev.auspex.benchmarks.platform.RawHttp;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.verdict.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One attack for each way in which search clouds are known to leak, by a tenant on its neighbour.
 */
public final class Isolation implements Script {
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final int TIMED = 200;

  /** Answers that are alike differ by what a busy machine adds. */
  private static final double LIKE_MILLIS = 0.5;

  private static final double LIKE_SHARE = 0.25;
  private static final int NOISES = 8;
  private static final int SHOWN = 5;

  /** An attack; returns what it got through, in words. */
  private interface Attack {
    List<String> run() throws IOException, InterruptedException;
  }

  private record Named(String name, Attack attack) {}

  @Override
  public String name() {
    return "isolation";
  }

  @Override
  public String sentence() {
    return "a tenant that attacks its neighbour in one cell, one attack per known leak, gets nothing"
        + " through and does no damage";
  }

  @Override
  public int promisedSize() {
    return 1;
  }

  @Override
  public String unit() {
    return "rounds of all attacks";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    try (Platform platform = run.start()) {
      PlatformClient client = platform.client();
      Victims victims = Victims.create(client);
      Attacker attacker =
          new Attacker(
              new RawHttp(platform.stack().endpoints().queryGateway(), SILENCE), Victims.CANARY);
      for (int round = 0; round < run.size(); round++) {
        for (Named attack : attacks(client, victims, attacker)) {
          List<String> through = new ArrayList<>(attack.attack().run());
          through.addAll(attacker.takeLeaks());
          through.stream().limit(SHOWN).forEach(line -> report.say("  through: " + line));
          report.exactly(attack.name() + ": got through", through.size(), 0, "");
        }
        List<String> damage = victims.damage(client);
        damage.stream().limit(SHOWN).forEach(line -> report.say("  damage: " + line));
        report.exactly("damage to the neighbour", damage.size(), 0, "");
      }
      report.figure("requests of the attacker", attacker.sent(), "");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  private static List<Named> attacks(PlatformClient client, Victims victims, Attacker attacker) {
    PathAttacks paths = new PathAttacks(attacker, victims);
    SearchAttacks searches = new SearchAttacks(attacker, victims);
    KeyAttacks keys = new KeyAttacks(attacker, victims);
    return List.of(
        new Named("index expressions in the path", paths::indexExpressions),
        new Named("another tenant in the path", paths::foreignTenant),
        new Named("paths that become others", paths::pathTricks),
        new Named("the engine's ids as ids", paths::physicalIds),
        new Named("lines of a bulk that name an index", paths::bulkLines),
        new Named("equal ids of two tenants", paths::equalIds),
        new Named("headers and parameters", searches::headers),
        new Named("requests within requests", searches::smuggling),
        new Named("bodies in the engine's language", searches::rawBodies),
        new Named("query text as query syntax", searches::queryTexts),
        new Named("completions of the neighbour's values", searches::completions),
        new Named("the canary itself as a query", () -> canary(client, victims)),
        new Named("keys with filters and patterns", keys::filteredKeys),
        new Named("scoped keys made wider", keys::scopedKeys),
        new Named("texts of refusals", keys::errorTexts),
        new Named("times of refusals", () -> times(victims, attacker)),
        new Named("scores that know the neighbour's words", () -> scores(client, victims)));
  }

  /** The reply quotes the query, so that only its hits count. */
  private static List<String> canary(PlatformClient client, Victims victims)
      throws IOException, InterruptedException {
    List<String> through = new ArrayList<>();
    for (String key : List.of(victims.key(), victims.readOnlyKey(), victims.redKey())) {
      JsonNode reply =
          client
              .tenant(
                  "POST",
                  Victims.own() + "/search",
                  key,
                  "{\"query\":\"%s\"}".formatted(Victims.CANARY))
              .orThrow("search");
      if (!reply.path("hits").isEmpty() || reply.at("/total/value").asInt() != 0) {
        through.add(reply.toString());
      }
    }
    return through;
  }

  /** How long a refusal takes must not tell whether the thing is there. */
  private static List<String> times(Victims victims, Attacker attacker) throws IOException {
    List<String> through = new ArrayList<>();
    compare(
        "an index of the neighbour against none",
        Victims.path(Victims.OWN, Victims.VAULT),
        Victims.path(Victims.OWN, "nowhere"),
        victims,
        attacker,
        through);
    compare(
        "the neighbour against nobody",
        Victims.path(Victims.VICTIM, Victims.SHOP),
        Victims.path("iso-nobody", Victims.SHOP),
        victims,
        attacker,
        through);
    return through;
  }

  private static void compare(
      String what,
      String there,
      String missing,
      Victims victims,
      Attacker attacker,
      List<String> through)
      throws IOException {
    List<Long> thereNanos = new ArrayList<>();
    List<Long> missingNanos = new ArrayList<>();
    for (int i = 0; i < TIMED; i++) {
      thereNanos.add(nanos(there, victims, attacker));
      missingNanos.add(nanos(missing, victims, attacker));
    }
    double one = medianMillis(thereNanos);
    double other = medianMillis(missingNanos);
    if (Math.abs(one - other) > Math.max(LIKE_MILLIS, LIKE_SHARE * other)) {
      through.add(String.format(Locale.ROOT, "%s: p50 %.2f ms against %.2f ms", what, one, other));
    }
  }

  private static long nanos(String path, Victims victims, Attacker attacker) throws IOException {
    long begin = System.nanoTime();
    var unused = attacker.send("POST", path + "/search", victims.key(), "{\"query\":\"\"}");
    return System.nanoTime() - begin;
  }

  private static double medianMillis(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
  }

  /** What makes a word rare is counted over one's own documents alone. */
  private static List<String> scores(PlatformClient client, Victims victims)
      throws IOException, InterruptedException {
    Map<String, Double> before = termScores(client, victims);
    // Several, for a cell has several shards, and words are counted within each.
    for (int i = 0; i < NOISES; i++) {
      String noise = "noise-%d-%d".formatted(i, System.nanoTime() % 1_000_000);
      Victims.index(client, Victims.VICTIM, noise, "size");
      for (int first = 0; first < 2 * Victims.DOCUMENTS; first += Victims.DOCUMENTS) {
        Victims.fill(
            client,
            Victims.VICTIM,
            noise,
            victims.victimKey(),
            "lantern lantern of many",
            "size",
            first);
      }
    }
    Map<String, Double> after = termScores(client, victims);
    List<String> through = new ArrayList<>();
    before.forEach(
        (id, score) -> {
          if (!score.equals(after.get(id))) {
            through.add(
                "%s scored %s for 'lantern', and %s once the neighbour had written lanterns"
                    .formatted(id, score, after.get(id)));
          }
        });
    return through;
  }

  private static Map<String, Double> termScores(PlatformClient client, Victims victims)
      throws IOException, InterruptedException {
    Map<String, Double> scores = new TreeMap<>();
    JsonNode reply =
        client
            .tenant(
                "POST",
                Victims.own() + "/search",
                victims.key(),
                "{\"query\":\"lantern\",\"size\":100}")
            .orThrow("search");
    for (JsonNode hit : reply.path("hits")) {
      scores.put(hit.path("id").asText(), hit.at("/channels/0/score").asDouble());
    }
    if (scores.isEmpty()) {
      throw new IllegalStateException("no lantern of one's own: " + reply);
    }
    return scores;
  }
}

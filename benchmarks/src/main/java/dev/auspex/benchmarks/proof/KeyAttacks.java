package dev.auspex.benchmarks.proof;

import dev.auspex.benchmarks.proof.Attacker.Answer;
import dev.auspex.contract.key.ScopedKey;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Attacks by keys, and by what refusals tell; each returns what it got through, in words. */
final class KeyAttacks {
  private static final String NOTHING = "{\"query\":\"\",\"size\":100}";
  private static final String SEARCH = "/search";

  private final Attacker attacker;
  private final Victims victims;

  KeyAttacks(Attacker attacker, Victims victims) {
    this.attacker = attacker;
    this.victims = victims;
  }

  /** What a key with a filter sees, whatever is asked. */
  List<String> filteredKeys() throws IOException {
    Findings through = new Findings();
    for (String text :
        List.of("", "blue", "lantern", "brand:blue", "* OR brand:blue", "red blue")) {
      Answer answer =
          attacker.send(
              "POST",
              Victims.own() + SEARCH,
              victims.redKey(),
              "{\"query\":\"%s\",\"size\":100}".formatted(text));
      boolean onlyRed =
          answer.json().path("hits").findValuesAsText("brand").stream().allMatch("red"::equals);
      if (answer.status() != 200
          || !onlyRed
          || answer.json().at("/total/value").asInt() > Victims.DOCUMENTS / 2) {
        through.add(answer.toString());
      }
    }
    through.mustBe(
        404, attacker.send("GET", Victims.own() + "/documents/doc-1", victims.redKey(), ""));
    through.mustBe(
        403, attacker.send("DELETE", Victims.own() + "/documents/doc-1", victims.redKey(), ""));
    through.mustBe(
        403,
        attacker.send(
            "PUT", Victims.own() + "/documents/doc-1", victims.redKey(), "{\"brand\":\"red\"}"));
    String closed = Victims.path(Victims.OWN, Victims.CLOSED);
    through.mustBe(403, attacker.send("POST", closed + SEARCH, victims.redKey(), NOTHING));
    through.mustBe(403, attacker.send("POST", closed + SEARCH, victims.readOnlyKey(), NOTHING));
    through.mustBe(
        403, attacker.send("GET", closed + "/documents/doc-1", victims.readOnlyKey(), ""));
    return through.found();
  }

  /** Scoped keys that ask for more than their parent has. */
  List<String> scopedKeys() throws IOException {
    Findings through = new Findings();
    String search = Victims.own() + SEARCH;
    String parent = victims.redKey();
    for (String members :
        List.of(
            ",\"scopes\":[\"search\",\"write\"]",
            ",\"scopes\":[\"manage\"]",
            ",\"indexes\":[\"closed\"]",
            ",\"indexes\":[\"*\"]",
            ",\"indexes\":[\"sho*\"]")) {
      // 403 where it is wider, 401 where it is no pattern at all.
      through.mustRefuse(attacker.send("POST", search, scoped(parent, members), NOTHING));
    }
    for (String members : List.of(",\"tenant\":\"iso-victim\"", ",\"filter\":null,\"x\":1")) {
      through.mustBe(401, attacker.send("POST", search, scoped(parent, members), NOTHING));
    }
    // A filter of its own holds besides the parent's.
    for (String filter :
        List.of(
            "{\"field\":\"brand\",\"equals\":\"blue\"}",
            "{\"or\":[{\"field\":\"brand\",\"equals\":\"red\"},{\"field\":\"brand\",\"equals\":\"blue\"}]}",
            "{\"not\":{\"field\":\"brand\",\"equals\":\"nothing\"}}")) {
      Answer answer =
          attacker.send("POST", search, scoped(parent, ",\"filter\":" + filter), NOTHING);
      if (!answer.json().path("hits").findValuesAsText("brand").stream().allMatch("red"::equals)) {
        through.add(answer.toString());
      }
    }
    String good = scoped(parent, "");
    String victimId = id(victims.victimKey());
    String forged =
        ScopedKey.mint(victims.key(), grant(victimId, Instant.now().plusSeconds(600), ""));
    for (String key :
        List.of(
            good.substring(0, good.length() - 2) + (good.endsWith("AA") ? "BB" : "AA"),
            good.replace("axs_", "axs_e"),
            "axs_e30." + "A".repeat(43),
            forged,
            ScopedKey.mint(parent, grant(id(parent), Instant.now().minusSeconds(60), "")),
            ScopedKey.mint(
                parent, grant(id(parent), Instant.now().plus(40, ChronoUnit.DAYS), "")))) {
      through.mustBe(401, attacker.send("POST", search, key, NOTHING));
      Answer victim =
          attacker.send("POST", Victims.path(Victims.VICTIM, Victims.SHOP) + SEARCH, key, NOTHING);
      through.mustRefuse(victim);
    }
    return through.found();
  }

  /** Names of fields that only the victim has stand in no refusal. */
  List<String> errorTexts() throws IOException {
    Findings through = new Findings();
    for (String field : List.of("zqcanary_price", "price", "zqcanary", "secret")) {
      through.mustBe(
          400,
          attacker.send(
              "PUT", Victims.own() + "/documents/x", victims.key(), "{\"%s\":1}".formatted(field)));
    }
    Answer missing =
        attacker.send(
            "POST", Victims.path(Victims.OWN, "nowhere") + SEARCH, victims.key(), NOTHING);
    Answer foreign =
        attacker.send(
            "POST", Victims.path(Victims.OWN, Victims.VAULT) + SEARCH, victims.key(), NOTHING);
    through.alike(missing, foreign, "nowhere", Victims.VAULT);
    Answer nobody =
        attacker.send("POST", Victims.path("iso-nobody", "shop") + SEARCH, victims.key(), NOTHING);
    Answer somebody =
        attacker.send(
            "POST", Victims.path(Victims.VICTIM, "shop") + SEARCH, victims.key(), NOTHING);
    through.alike(nobody, somebody, "iso-nobody", Victims.VICTIM);
    Answer unknownKey =
        attacker.send("POST", Victims.own() + SEARCH, "ax_aaaaaaaaaaaa_" + "b".repeat(43), NOTHING);
    Answer wrongSecret =
        attacker.send(
            "POST",
            Victims.own() + SEARCH,
            "ax_%s_%s".formatted(id(victims.victimKey()), "b".repeat(43)),
            NOTHING);
    through.alike(unknownKey, wrongSecret, "", "");
    return through.found();
  }

  /** A scoped key of {@code parent}, good for ten minutes. */
  static String scoped(String parent, String members) {
    return ScopedKey.mint(parent, grant(id(parent), Instant.now().plusSeconds(600), members));
  }

  private static String id(String key) {
    return key.split("_", 3)[1];
  }

  private static String grant(String id, Instant expiresAt, String members) {
    return "{\"key\":\"%s\",\"expiresAt\":\"%s\"%s}"
        .formatted(id, expiresAt.truncatedTo(ChronoUnit.SECONDS), members);
  }
}

package dev.auspex.benchmarks.proof;

import dev.auspex.benchmarks.proof.Attacker.Answer;
import java.io.IOException;
import java.util.List;

/**
 * Attacks by what a path, an id or a line of a bulk names; each returns what it got through, in
 * words.
 */
final class PathAttacks {
  private static final String NOTHING = "{\"query\":\"\",\"size\":100}";
  private static final String SEARCH = "/search";
  private static final String DOCUMENTS = "/documents";

  private final Attacker attacker;
  private final Victims victims;

  PathAttacks(Attacker attacker, Victims victims) {
    this.attacker = attacker;
    this.victims = victims;
  }

  /** What index patterns of the engine mean must never be an index here. */
  List<String> indexExpressions() throws IOException {
    Findings through = new Findings();
    for (String index :
        List.of(
            "*",
            "%2A",
            "_all",
            "shop,vault",
            "shop%2Cvault",
            "-shop",
            "%3Cshop-%7Bnow%2Fd%7D%3E",
            "remote:shop",
            "remote%3Ashop",
            "sh*",
            "auspex.*",
            "auspex-cell-*",
            "auspex.iso-victim.vault",
            "vault",
            "SHOP",
            "shop%00",
            "shop%20",
            "..%2F..%2Fiso-victim%2Findexes%2Fvault",
            "shop%2F_search")) {
      String path = Victims.path(Victims.OWN, index);
      through.mustRefuse(attacker.send("POST", path + SEARCH, victims.key(), NOTHING));
      through.mustRefuse(attacker.send("GET", path + "/documents/doc-1", victims.key(), ""));
      through.mustRefuse(
          attacker.send("PUT", path + "/documents/doc-1", victims.key(), "{\"title\":\"x\"}"));
      through.mustRefuse(
          attacker.send(
              "POST", path + DOCUMENTS, victims.key(), "{\"id\":\"doc-1\",\"title\":\"x\"}\n"));
      through.mustRefuse(attacker.send("DELETE", path + "/documents/doc-1", victims.key(), ""));
    }
    return through.found();
  }

  /** The victim's name in the path, with keys of one's own. */
  List<String> foreignTenant() throws IOException {
    Findings through = new Findings();
    for (String index : List.of(Victims.SHOP, Victims.VAULT, "nowhere")) {
      String path = Victims.path(Victims.VICTIM, index);
      for (String key :
          List.of(
              victims.key(),
              victims.readOnlyKey(),
              victims.redKey(),
              KeyAttacks.scoped(victims.key(), ""))) {
        through.mustBe(403, attacker.send("POST", path + SEARCH, key, NOTHING));
        through.mustBe(403, attacker.send("GET", path + "/documents/doc-1", key, ""));
        through.mustBe(403, attacker.send("DELETE", path + "/documents/doc-1", key, ""));
        through.mustBe(
            403, attacker.send("PUT", path + "/documents/doc-1", key, "{\"title\":\"x\"}"));
        through.mustBe(
            403,
            attacker.send("POST", path + DOCUMENTS, key, "{\"id\":\"doc-1\",\"title\":\"x\"}\n"));
      }
    }
    return through.found();
  }

  /** Paths that turn into the victim's somewhere between the socket and the resource. */
  List<String> pathTricks() throws IOException {
    Findings through = new Findings();
    for (String path :
        List.of(
            "/v1/tenants/iso-own/../iso-victim/indexes/vault/search",
            "/v1/tenants/iso-own/%2e%2e/iso-victim/indexes/vault/search",
            "/v1/tenants/iso-own%2F..%2Fiso-victim/indexes/vault/search",
            "/v1/tenants/iso-own/indexes/shop/../../../iso-victim/indexes/vault/search",
            "/v1/tenants/iso-own;x=iso-victim/indexes/vault/search",
            "/v1/tenants//iso-victim/indexes/vault/search",
            "//v1/tenants/iso-victim/indexes/vault/search",
            "/v1/tenants/iso-own%00iso-victim/indexes/vault/search",
            "http://gateway.example/v1/tenants/iso-victim/indexes/vault/search")) {
      through.mustRefuse(attacker.send("POST", path, victims.key(), NOTHING));
    }
    return through.found();
  }

  /** The engine's ids of the victim's documents as one's own ids; colons are allowed in ids. */
  List<String> physicalIds() throws IOException {
    Findings through = new Findings();
    for (String id : victims.victimIds().subList(0, 6)) {
      String escaped = id.replace("/", "%2F").replace(":", "%3A");
      for (String path : List.of(Victims.own() + "/documents/" + escaped)) {
        through.mustBe(404, attacker.send("GET", path, victims.key(), ""));
        through.mustBe(404, attacker.send("DELETE", path, victims.key(), ""));
        Answer written = attacker.send("PUT", path, victims.key(), "{\"title\":\"mine\"}");
        if (written.status() == 201) {
          through.mustBe(200, attacker.send("DELETE", path, victims.key(), ""));
        } else if (!written.refused()) {
          through.add(written.toString());
        }
      }
    }
    return through.found();
  }

  /** Lines of a bulk that name something beside their index. */
  List<String> bulkLines() throws IOException {
    Findings through = new Findings();
    for (String line :
        List.of(
            "{\"id\":\"a\",\"title\":\"x\",\"_index\":\"vault\"}",
            "{\"id\":\"a\",\"title\":\"x\",\"index\":\"vault\"}",
            "{\"id\":\"a\",\"title\":\"x\",\"tenant_index\":\"iso-victim/vault\"}",
            "{\"id\":\"a\",\"title\":\"x\",\"routing\":\"iso-victim/vault\"}",
            "{\"id\":\"a\",\"title\":\"x\",\"auspex_deleted\":true}",
            "{\"id\":\"a\",\"txt_00\":\"x\"}",
            "{\"index\":{\"_index\":\"vault\",\"_id\":\"doc-1\"}}",
            "{\"delete\":{\"_index\":\"vault\",\"_id\":\"doc-1\"}}")) {
      Answer answer = attacker.send("POST", Victims.own() + DOCUMENTS, victims.key(), line + "\n");
      if (!answer.refused() && answer.json().path("rejected").asInt() != 1) {
        through.add(answer.toString());
      }
    }
    StringBuilder taken = new StringBuilder();
    for (String id : victims.victimIds()) {
      taken.append("{\"id\":\"%s\",\"title\":\"mine\"}\n".formatted(id));
    }
    through.mustBe(
        200, attacker.send("POST", Victims.own() + DOCUMENTS, victims.key(), taken.toString()));
    for (String id : victims.victimIds()) {
      through.mustBe(
          200,
          attacker.send(
              "DELETE", Victims.own() + "/documents/" + id.replace("/", "%2F"), victims.key(), ""));
    }
    return through.found();
  }

  /** The same id in both tenants: each has its own document, also after writes of the other. */
  List<String> equalIds() throws IOException {
    Findings through = new Findings();
    String path = Victims.own() + "/documents/doc-1";
    Answer before = attacker.send("GET", path, victims.key(), "");
    if (!before.json().at("/document/title").asText().equals("lantern 1")) {
      through.add(before.toString());
    }
    through.mustBe(200, attacker.send("DELETE", path, victims.key(), ""));
    through.mustBe(404, attacker.send("GET", path, victims.key(), ""));
    through.mustBe(
        201,
        attacker.send(
            "PUT",
            path + "?wait=visible",
            victims.key(),
            "{\"title\":\"lantern 1\",\"brand\":\"blue\",\"size\":1}"));
    return through.found();
  }
}

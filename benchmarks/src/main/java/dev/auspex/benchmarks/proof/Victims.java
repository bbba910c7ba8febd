package dev.auspex.benchmarks.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.platform.Await;
import dev.auspex.benchmarks.platform.PlatformClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two tenants side by side in one cell, with an index of the same name and documents of the same
 * ids. What the victim has says the canary; what the attacker has does not.
 *
 * @param key the attacker's own key, for search and write
 * @param readOnlyKey another one of the attacker's, for search in {@code shop} alone
 * @param redKey another one, which sees documents of the brand red alone
 * @param victimKey what the attacker does not have
 * @param victimIds the victim's documents as the engine calls them
 */
record Victims(
    String key, String readOnlyKey, String redKey, String victimKey, List<String> victimIds) {
  static final String OWN = "iso-own";
  static final String VICTIM = "iso-victim";
  static final String SHOP = "shop";

  /** Only the victim has it. */
  static final String VAULT = "vault";

  /** The attacker has it, but not every key of theirs covers it. */
  static final String CLOSED = "closed";

  static final String CANARY = "zqcanary7731";
  static final int DOCUMENTS = 10;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration READY_LONGEST = Duration.ofSeconds(60);

  /** Copies {@code victimIds}. */
  Victims {
    victimIds = List.copyOf(victimIds);
  }

  static Victims create(PlatformClient client) throws IOException, InterruptedException {
    tenant(client, OWN);
    tenant(client, VICTIM);
    index(client, OWN, SHOP, "size");
    index(client, OWN, CLOSED, "size");
    index(client, VICTIM, SHOP, CANARY + "_price");
    index(client, VICTIM, VAULT, CANARY + "_price");
    String both = "\"scopes\":[\"search\",\"suggest\",\"write\"]";
    String key = key(client, OWN, both);
    String victimKey = key(client, VICTIM, both);
    for (String index : List.of(SHOP, CLOSED)) {
      fill(client, OWN, index, key, "lantern", "size", 0);
    }
    for (String index : List.of(SHOP, VAULT)) {
      fill(client, VICTIM, index, victimKey, CANARY + " lantern", CANARY + "_price", 0);
    }
    return new Victims(
        key,
        key(client, OWN, "\"scopes\":[\"search\"],\"indexes\":[\"shop\"]"),
        key(
            client,
            OWN,
            "\"scopes\":[\"search\",\"suggest\"],\"indexes\":[\"shop\"],"
                + "\"filter\":{\"field\":\"brand\",\"equals\":\"red\"}"),
        victimKey,
        physicalIds(client));
  }

  private static void tenant(PlatformClient client, String id)
      throws IOException, InterruptedException {
    client
        .operator("POST", "/v1/tenants", "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, id))
        .orThrow("create tenant " + id);
    client
        .operator(
            "PUT",
            "/v1/tenants/%s/plan".formatted(id),
            "{\"plan\":\"unlimited\"}",
            Map.of("If-Match", "*"))
        .orThrow("lift the limits of " + id);
  }

  static void index(PlatformClient client, String tenant, String index, String number)
      throws IOException, InterruptedException {
    client
        .operator(
            "POST",
            "/v1/tenants/%s/indexes".formatted(tenant),
            """
            {"name": "%s", "placement": "pool", "schema": {"fields": [
              {"name": "title", "kind": "text", "suggest": true},
              {"name": "brand", "kind": "keyword", "searchable": true, "suggest": true},
              {"name": "%s", "kind": "integer"}]}}
            """
                .formatted(index, number))
        .orThrow("create index " + index);
    Await.until(
        "the index %s of %s is ready".formatted(index, tenant),
        READY_LONGEST,
        () ->
            client
                .operator("GET", path(tenant, index), null)
                .orThrow("read the index")
                .path("state")
                .asText()
                .equals("ready"));
  }

  private static String key(PlatformClient client, String tenant, String members)
      throws IOException, InterruptedException {
    return client
        .operator(
            "POST",
            "/v1/tenants/%s/api-keys".formatted(tenant),
            "{\"name\":\"attack\",%s}".formatted(members))
        .orThrow("create a key of " + tenant)
        .path("key")
        .asText();
  }

  /** Ten documents from {@code doc-<first>} on, of which five are red. */
  static void fill(
      PlatformClient client,
      String tenant,
      String index,
      String key,
      String words,
      String number,
      int first)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int i = first; i < first + DOCUMENTS; i++) {
      lines.append(
          JSON.createObjectNode()
              .put("id", "doc-" + i)
              .put("title", words + " " + i)
              .put("brand", i % 2 == 0 ? "red" : "blue")
              .put(number, i));
      lines.append('\n');
    }
    int accepted =
        client
            .bulk(path(tenant, index) + "/documents?wait=visible", key, lines.toString())
            .orThrow("fill " + index)
            .path("accepted")
            .asInt();
    if (accepted != DOCUMENTS) {
      throw new IllegalStateException("only %d of %d".formatted(accepted, DOCUMENTS));
    }
  }

  private static List<String> physicalIds(PlatformClient client)
      throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (JsonNode hit : client.elasticsearch("/auspex-cell-*/_search?size=1000").at("/hits/hits")) {
      if (hit.path("_source").toString().contains(CANARY)) {
        ids.add(hit.path("_id").asText());
      }
    }
    if (ids.size() != 2 * DOCUMENTS) {
      throw new IllegalStateException("the engine shows %d of the victim".formatted(ids.size()));
    }
    return ids;
  }

  static String path(String tenant, String index) {
    return "/v1/tenants/%s/indexes/%s".formatted(tenant, index);
  }

  /** Where the attacker may search and write. */
  static String own() {
    return path(OWN, SHOP);
  }

  /** Whatever is not as it was with the victim, in words; empty if nothing is. */
  List<String> damage(PlatformClient client) throws IOException, InterruptedException {
    List<String> damage = new ArrayList<>();
    for (String index : List.of(SHOP, VAULT)) {
      int total =
          client
              .tenant(
                  "POST",
                  path(VICTIM, index) + "/search",
                  victimKey,
                  "{\"query\":\"\",\"size\":100}")
              .orThrow("search " + index)
              .at("/total/value")
              .asInt();
      if (total != DOCUMENTS) {
        damage.add("the victim's %s has %d documents".formatted(index, total));
      }
      for (int i = 0; i < DOCUMENTS; i++) {
        JsonNode document =
            client
                .tenant("GET", path(VICTIM, index) + "/documents/doc-" + i, victimKey, null)
                .body();
        if (!document.at("/document/title").asText().equals(CANARY + " lantern " + i)) {
          damage.add("the victim's doc-%d of %s is %s".formatted(i, index, document));
        }
      }
    }
    return damage;
  }
}

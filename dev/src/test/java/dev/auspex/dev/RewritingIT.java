package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dictionaries and rules from the control plane to the page, in a cell and in an own index. */
class RewritingIT {
  private static final String DOCUMENTS =
      """
      {"id": "a", "title": "Cheap laptop", "brand": "acme", "stock": true, "place": {"lat": 30.25, "lon": 120.15}}
      {"id": "b", "title": "Notebook computer", "brand": "bolt", "stock": true}
      {"id": "c", "title": "Laptop bag", "brand": "acme", "stock": true}
      {"id": "d", "title": "Gaming laptop", "brand": "bolt", "stock": false}
      {"id": "e", "title": "Television set", "brand": "acme", "stock": true}
      {"id": "f", "title": "Red shoes", "brand": "bolt", "stock": true}
      {"id": "g", "title": "Red shoes", "brand": "acme", "stock": true}
      {"id": "h", "zh": "便宜的笔记本电脑", "brand": "acme", "stock": true}
      """;

  private final PublicApi api = SharedStack.api();
  private final String index = "rules-" + UUID.randomUUID().toString().substring(0, 8);
  private String operator = "";

  private String path(String tenant) {
    return "/v1/tenants/%s/indexes/%s".formatted(tenant, index);
  }

  private void make(String tenant, String placement, String key)
      throws IOException, InterruptedException {
    api.admin(
            "POST",
            "/v1/tenants/%s/indexes".formatted(tenant),
            operator,
            """
            {"name": "%s", "placement": "%s", "schema": {"fields": [
              {"name": "title", "kind": "text", "language": "en"},
              {"name": "zh", "kind": "text", "language": "zh-Hans"},
              {"name": "brand", "kind": "keyword", "searchable": false, "filterable": true,
               "facetable": true},
              {"name": "stock", "kind": "boolean", "filterable": true},
              {"name": "place", "kind": "geo_point", "filterable": true}]}}
            """
                .formatted(index, placement))
        .orThrow("create " + index);
    JsonNode reply =
        api.bulk(path(tenant) + "/documents?wait=visible", key, DOCUMENTS).orThrow("fill");
    assertThat(reply.path("accepted").asInt()).as(reply.toString()).isEqualTo(8);
  }

  private void put(String entry, String body) throws IOException, InterruptedException {
    api.admin("PUT", path("cinema") + "/" + entry, operator, body).orThrow("put " + entry);
  }

  private void rule(String id, String body) throws IOException, InterruptedException {
    put("rules/entries/" + id, body);
  }

  private JsonNode search(String tenant, String key, String body)
      throws IOException, InterruptedException {
    return api.gateway("POST", path(tenant) + "/search", key, body).orThrow("search " + body);
  }

  private static List<String> ids(JsonNode reply) {
    return reply.path("hits").findValuesAsText("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void dictionariesAndRulesShapeTheirTenantsSearchesAlone(String placement)
      throws IOException, InterruptedException {
    operator = api.login("operator", "operator");
    String cinema = SharedStack.key("cinema");
    String places = SharedStack.key("places");
    make("cinema", placement, cinema);
    make("places", placement, places);
    List<String> before = ids(search("cinema", cinema, "{\"query\": \"notebooks\"}"));

    teach();
    int bundle =
        api.admin("POST", path("cinema") + "/bundles", operator, "{\"lexicon\":\"working-copy\"}")
            .orThrow("publish")
            .path("number")
            .asInt();
    Await.until(
        "the gateway rewrites by the new bundle",
        () -> search("cinema", cinema, "{\"query\": \"sale\"}").has("redirect"));

    assertThat(bundle).isEqualTo(2);
    assertThat(before).containsExactly("b");
    synonymsFindWhatElseIsSaid(cinema);
    pinsCountOnceOnPagesAndInFacets(cinema);
    pinsShowNobodyWhatTheyMayNotSee(cinema);
    hidesFiltersAndEntitiesHold(cinema);
    boostsReorder(cinema);
    analyzeShowsEveryStep(cinema);
    aWrongRuleIsRefusedWithItsField();
    JsonNode foreign = search("places", places, "{\"query\": \"notebooks\"}");
    assertThat(ids(foreign)).containsExactly("b");
    assertThat(foreign.has("rules") || foreign.has("rewrite")).as(foreign.toString()).isFalse();
    assertThat(search("places", places, "{\"query\": \"sale\"}").has("redirect")).isFalse();
  }

  private void teach() throws IOException, InterruptedException {
    put(
        "dictionaries/synonyms/entries/laptop",
        "{\"from\": \"notebook\", \"to\": [{\"words\": \"laptop\", \"weight\": 0.8}]}");
    put("dictionaries/synonyms/entries/zh", "{\"equal\": [\"手提电脑\", \"笔记本电脑\"]}");
    put(
        "dictionaries/entities/entries/lake",
        """
        {"kind": "place", "name": "西湖", "aliases": ["West Lake"], "field": "place",
         "point": {"lat": 30.25, "lon": 120.15}, "radiusMeters": 3000, "use": "filter"}
        """);
    rule(
        "pin",
        """
        {"when": {"match": "is", "words": "laptop"},
         "then": [{"type": "pin", "document": "e", "position": 1},
                  {"type": "pin", "document": "d", "position": 3},
                  {"type": "pin", "document": "nobody", "position": 2}]}
        """);
    rule(
        "hide",
        """
        {"when": {"match": "contains", "words": "bag"},
         "then": [{"type": "hide", "document": "c"}]}
        """);
    rule(
        "stock",
        """
        {"when": {"match": "contains", "words": "gaming"}, "context": {"shop": ["de"]},
         "then": [{"type": "filter", "filter": {"field": "stock", "equals": true}}]}
        """);
    rule(
        "acme",
        """
        {"when": {"match": "contains", "words": "red shoes"},
         "then": [{"type": "boost", "target": {"filter": {"field": "brand", "equals": "acme"}},
                   "factor": 3}]}
        """);
    rule(
        "sale",
        """
        {"when": {"match": "is", "words": "sale"},
         "then": [{"type": "redirect", "url": "/sale"},
                  {"type": "banner", "data": {"title": "Sale"}}]}
        """);
  }

  private void synonymsFindWhatElseIsSaid(String key) throws IOException, InterruptedException {
    JsonNode reply = search("cinema", key, "{\"query\": \"notebooks\"}");

    assertThat(ids(reply)).startsWith("b").containsExactlyInAnyOrder("a", "b", "c", "d");
    assertThat(reply.at("/rewrite/synonyms").toString()).isEqualTo("[\"laptop\"]");
    assertThat(reply.findValues("highlights").toString()).contains("<em>laptop</em>");
    assertThat(ids(search("cinema", key, "{\"query\": \"laptop bags\"}"))).doesNotContain("b");
    assertThat(ids(search("cinema", key, "{\"query\": \"便宜手提電腦\"}"))).containsExactly("h");
  }

  private void pinsCountOnceOnPagesAndInFacets(String key)
      throws IOException, InterruptedException {
    String facets = "\"facets\": [{\"field\": \"brand\"}]";
    JsonNode whole = search("cinema", key, "{\"query\": \"laptop\", %s}".formatted(facets));
    List<String> all = ids(whole);
    List<String> paged = new ArrayList<>();
    JsonNode page = search("cinema", key, "{\"query\": \"laptop\", \"size\": 1}");
    paged.addAll(ids(page));
    while (page.has("next")) {
      page =
          search(
              "cinema",
              key,
              "{\"query\": \"laptop\", \"size\": 1, \"cursor\": \"%s\"}"
                  .formatted(page.path("next").asText()));
      paged.addAll(ids(page));
    }

    assertThat(all).hasSize(4).startsWith("e").contains("a", "c").element(2).isEqualTo("d");
    assertThat(whole.at("/total/value").asInt()).isEqualTo(4);
    assertThat(whole.at("/hits/0/pinnedBy").asText()).isEqualTo("pin");
    assertThat(whole.at("/hits/1/pinnedBy").isMissingNode()).isTrue();
    assertThat(whole.at("/rules/0/id").asText()).isEqualTo("pin");
    assertThat(counts(whole)).containsExactlyInAnyOrder("acme=3", "bolt=1");
    assertThat(paged).isEqualTo(all);
    assertThat(ids(search("cinema", key, "{\"query\": \"laptop\", \"offset\": 2, \"size\": 2}")))
        .isEqualTo(all.subList(2, 4));
  }

  private static Set<String> counts(JsonNode reply) {
    Set<String> counts = new HashSet<>();
    for (JsonNode value : reply.at("/facets/0/values")) {
      counts.add(value.path("value").asText() + "=" + value.path("count").asInt());
    }
    return counts;
  }

  private void pinsShowNobodyWhatTheyMayNotSee(String key)
      throws IOException, InterruptedException {
    String acme =
        SharedStack.key(
            "cinema",
            """
            {"name": "acme", "scopes": ["search"], "indexes": ["%s"],
             "filter": {"field": "brand", "equals": "acme"}}
            """
                .formatted(index));

    assertThat(ids(search("cinema", acme, "{\"query\": \"laptop\"}")))
        .startsWith("e")
        .containsExactlyInAnyOrder("a", "c", "e");
    JsonNode bolt =
        search(
            "cinema",
            key,
            "{\"query\": \"laptop\", \"filter\": {\"field\": \"brand\", \"equals\": \"bolt\"}}");
    assertThat(ids(bolt)).containsExactly("d");
    assertThat(bolt.at("/total/value").asInt()).isEqualTo(1);
  }

  private void hidesFiltersAndEntitiesHold(String key) throws IOException, InterruptedException {
    JsonNode hidden =
        search("cinema", key, "{\"query\": \"laptop bag\", \"facets\": [{\"field\": \"brand\"}]}");
    assertThat(ids(hidden)).containsExactlyInAnyOrder("a", "d");
    assertThat(hidden.at("/total/value").asInt()).isEqualTo(2);
    assertThat(counts(hidden)).containsExactlyInAnyOrder("acme=1", "bolt=1");
    assertThat(
            ids(
                search(
                    "cinema",
                    key,
                    "{\"query\": \"gaming laptop\", \"context\": {\"shop\": \"de\"}}")))
        .containsExactlyInAnyOrder("a", "c");
    assertThat(ids(search("cinema", key, "{\"query\": \"gaming laptop\"}"))).startsWith("d");
    JsonNode lake = search("cinema", key, "{\"query\": \"laptop west lake\"}");
    assertThat(ids(lake)).containsExactly("a");
    assertThat(lake.at("/rewrite/entities/0/id").asText()).isEqualTo("lake");
    assertThat(ids(search("cinema", key, "{\"query\": \"西湖\"}"))).containsExactly("a");
  }

  private void boostsReorder(String key) throws IOException, InterruptedException {
    assertThat(ids(search("cinema", key, "{\"query\": \"red shoes\"}"))).containsExactly("g", "f");
  }

  private void analyzeShowsEveryStep(String key) throws IOException, InterruptedException {
    JsonNode reply =
        api.gateway(
                "POST",
                path("cinema") + "/analyze",
                key,
                "{\"text\": \"Notebooks\", \"field\": \"title\"}")
            .orThrow("analyze");

    assertThat(reply.at("/rewrite/steps").findValuesAsText("step"))
        .containsExactly("normalise", "rules", "entities", "words", "synonyms");
    assertThat(reply.at("/fields/0/query").toString())
        .isEqualTo(
            "[{\"terms\":\"notebook\",\"alternatives\":[{\"terms\":\"laptop\",\"weight\":0.8}]}]");
    Reply refused = api.gateway("POST", path("cinema") + "/analyze", key, "{\"txt\": \"x\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("invalid-request");
  }

  private void aWrongRuleIsRefusedWithItsField() throws IOException, InterruptedException {
    Reply refused =
        api.admin(
            "PUT",
            path("cinema") + "/rules/entries/wrong",
            operator,
            """
            {"when": {"match": "always"},
             "then": [{"type": "filter", "filter": {"field": "brnd", "equals": "x"}}]}
            """);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.body().path("violations").toString()).contains("then[0]", "brand");
  }
}

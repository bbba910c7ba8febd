package dev.auspex.dev;

import static dev.auspex.dev.Lanterns.ids;
import static dev.auspex.dev.Lanterns.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.dev.demo.PublicApi;
import dev.auspex.dev.demo.PublicApi.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, facets, fields and several searches at once on a real Elasticsearch. */
class SearchLanguageIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static void assertCounts(JsonNode facets, String expected) throws IOException {
    assertThat(facets).isEqualTo(JSON.readTree(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void facetsCountEverythingThatMatchesAndNothingOfANeighbour(String placement)
      throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns(placement);
    String facets =
        """
        "facets": [{"field": "genre", "size": 2}, {"field": "tags"}, {"field": "open"},
          {"field": "price", "ranges": [{"to": 10}, {"from": 10, "to": 20}, {"from": 20}]},
          {"field": "released", "ranges": [{"from": "2026-02-15", "to": "2026-03-15"}]},
          {"field": "price", "stats": true}, {"field": "year", "interval": 5, "size": 1},
          {"field": "released", "interval": "quarter"}, {"field": "year"}]
        """;

    JsonNode all = lanterns.search("\"query\": \"\", \"size\": 1," + facets);
    JsonNode filtered =
        lanterns.search(
            "\"query\": \"\", \"size\": 1, \"filter\": {\"field\": \"genre\", \"equals\": \"war\"},"
                + facets);
    JsonNode byWords = lanterns.search("\"query\": \"lantern\", \"size\": 1," + facets);

    assertThat(all.at("/total/value").asInt()).isEqualTo(12);
    assertCounts(
        all.path("facets"),
        """
        [{"field": "genre", "values": [{"value": "comedy", "count": 4},
                                       {"value": "drama", "count": 4}], "otherCount": 4},
         {"field": "tags", "values": [{"value": "all", "count": 12}, {"value": "t0", "count": 6},
                                      {"value": "t1", "count": 6}], "otherCount": 0},
         {"field": "open", "values": [{"value": false, "count": 6}, {"value": true, "count": 6}],
          "otherCount": 0},
         {"field": "price", "ranges": [{"to": 10, "count": 4}, {"from": 10, "to": 20, "count": 4},
                                       {"from": 20, "count": 4}]},
         {"field": "released", "ranges": [{"from": "2026-02-15", "to": "2026-03-15", "count": 3}]},
         {"field": "price", "stats": {"count": 12, "min": 0.0, "max": 27.5, "avg": 13.75,
                                      "sum": 165.0}},
         {"field": "year", "intervals": [{"from": 1990, "count": 5}], "more": true},
         {"field": "released", "intervals": [{"from": "2026-01-01", "count": 9},
                                             {"from": "2026-04-01", "count": 3}], "more": false},
         {"field": "year", "values": [%s], "otherCount": 0}]
        """
            .formatted(
                String.join(
                    ",",
                    IntStream.range(1990, 2000)
                        .mapToObj("{\"value\": %d, \"count\": 1}"::formatted)
                        .toList())));
    assertThat(filtered.at("/total/value").asInt()).isEqualTo(4);
    assertCounts(
        filtered.at("/facets/0"),
        "{\"field\": \"genre\", \"values\": [{\"value\": \"war\", \"count\": 4}],"
            + " \"otherCount\": 0}");
    assertThat(filtered.at("/facets/5/stats/max").asDouble()).isEqualTo(22.5);
    // Beside the retriever: over all that the channels match, not over the page.
    assertThat(byWords.at("/total/value").asInt()).isEqualTo(12);
    assertThat(byWords.path("facets")).isEqualTo(all.path("facets"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void aFacetMayLeaveItsOwnFilterOutButNotTheRest(String placement)
      throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns(placement);
    String members =
        """
        "query": "lantern", "filter": {"and": [{"field": "genre", "equals": "war"},
                                               {"field": "open", "equals": true}]},
        "facets": [{"field": "genre"}, {"field": "genre", "excludeOwnFilter": true},
                   {"field": "open", "excludeOwnFilter": true}]
        """;

    for (String order : List.of("", ",\"sort\":[{\"field\":\"year\"}]")) {
      JsonNode reply = lanterns.search(members + order);

      assertThat(ids(reply)).containsExactlyInAnyOrderElementsOf(named(0, 6));
      assertCounts(
          reply.path("facets"),
          """
          [{"field": "genre", "values": [{"value": "war", "count": 2}], "otherCount": 0},
           {"field": "genre", "values": [{"value": "comedy", "count": 2},
             {"value": "drama", "count": 2}, {"value": "war", "count": 2}], "otherCount": 0},
           {"field": "open", "values": [{"value": false, "count": 2},
                                        {"value": true, "count": 2}], "otherCount": 0}]
          """);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void filtersHoldInEveryChannelAndPlacesAreUnderstood(String placement)
      throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns(placement);

    assertThat(
            filtered(
                lanterns,
                "{\"field\":\"at\",\"near\":{\"lat\":0,\"lon\":0,\"radiusMeters\":1.2e6}}"))
        .containsExactlyInAnyOrderElementsOf(named(0, 1));
    assertThat(
            filtered(
                lanterns,
                "{\"field\":\"at\",\"box\":{\"top\":12,\"left\":170,\"bottom\":9,\"right\":-170}}"))
        .containsExactlyInAnyOrderElementsOf(named(10, 11));
    assertThat(
            filtered(
                lanterns,
                "{\"field\":\"at\",\"polygon\":[{\"lat\":-1,\"lon\":-1},{\"lat\":-1,\"lon\":35},"
                    + "{\"lat\":5,\"lon\":35},{\"lat\":5,\"lon\":-1}]}"))
        .containsExactlyInAnyOrderElementsOf(named(0, 1, 2, 3));
    // A polygon that crosses itself is odd, but no reason to fail.
    assertThat(
            filtered(
                lanterns,
                "{\"field\":\"at\",\"polygon\":[{\"lat\":-1,\"lon\":-1},{\"lat\":5,\"lon\":35},"
                    + "{\"lat\":-1,\"lon\":35},{\"lat\":5,\"lon\":-1}]}"))
        .doesNotContainAnyElementsOf(named(4, 6, 7, 8, 9, 10, 11));
    assertThat(filtered(lanterns, "{\"not\":{\"field\":\"at\",\"exists\":true}}"))
        .containsExactlyElementsOf(named(5));
    assertThat(
            filtered(
                lanterns,
                "{\"and\":[{\"field\":\"year\",\"exists\":true},{\"field\":\"price\",\"gte\":20}]}"))
        .containsExactlyInAnyOrderElementsOf(named(8, 9));
    // With words, the vector channel is asked too: what the filter leaves out is nowhere.
    JsonNode byWords =
        lanterns.search(
            "\"query\":\"lantern number\",\"filter\":{\"field\":\"genre\",\"equals\":\"war\"},"
                + "\"facets\":[{\"field\":\"genre\"}]");
    assertThat(ids(byWords)).containsExactlyInAnyOrderElementsOf(named(0, 3, 6, 9));
    assertThat(byWords.at("/total/value").asInt()).isEqualTo(4);
    assertThat(byWords.at("/facets/0/values").findValuesAsText("value")).containsExactly("war");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void whatIsOddButAllowedIsAnsweredToo(String placement) throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns(placement);
    List<String> odd =
        List.of(
            "\"filter\":{\"field\":\"at\",\"near\":{\"lat\":90,\"lon\":-180,\"radiusMeters\":20040000}}",
            "\"filter\":{\"field\":\"at\",\"near\":{\"lat\":0,\"lon\":0,\"radiusMeters\":1e-9}}",
            "\"filter\":{\"field\":\"at\",\"box\":{\"top\":0,\"left\":0,\"bottom\":0,\"right\":0}}",
            "\"filter\":{\"field\":\"at\",\"box\":{\"top\":90,\"left\":180,\"bottom\":-90,\"right\":-180}}",
            "\"filter\":{\"field\":\"at\",\"polygon\":[{\"lat\":0,\"lon\":0},{\"lat\":1,\"lon\":1},"
                + "{\"lat\":2,\"lon\":2}]}",
            "\"filter\":{\"field\":\"at\",\"polygon\":[{\"lat\":90,\"lon\":-180},{\"lat\":90,\"lon\":180},"
                + "{\"lat\":-90,\"lon\":180},{\"lat\":-90,\"lon\":-180}]}",
            "\"filter\":{\"field\":\"released\",\"gte\":\"0000-01-01\",\"lt\":\"9999-12-31T23:59:59.999999999+00:00\"}",
            "\"filter\":{\"field\":\"price\",\"gt\":1e308,\"lt\":-1e308}",
            "\"facets\":[{\"field\":\"price\",\"interval\":1e-300},{\"field\":\"price\",\"interval\":1e300}]",
            "\"facets\":[{\"field\":\"year\",\"interval\":9223372036854775807}]",
            "\"facets\":[{\"field\":\"year\",\"ranges\":[{\"from\":2000,\"to\":1990}]}]",
            "\"facets\":[{\"field\":\"released\",\"interval\":\"hour\"}]",
            "\"sort\":[{\"field\":\"at\",\"distanceTo\":{\"lat\":-90,\"lon\":180}}]",
            "\"sort\":[{\"field\":\"year\"},{\"field\":\"year\",\"order\":\"desc\"}],\"offset\":9990");

    for (String members : odd) {
      Reply reply = lanterns.ask("cinema", lanterns.cinema, "\"query\":\"\"," + members);

      assertThat(reply.status()).as("%s: %s", members, reply.body()).isEqualTo(200);
    }
  }

  private static List<String> filtered(Lanterns lanterns, String filter)
      throws IOException, InterruptedException {
    return ids(lanterns.search("\"query\":\"\",\"size\":50,\"filter\":" + filter));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void theFilterOfAKeyBoundsFacetsAndOrdersToo(String placement)
      throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns(placement);
    String war =
        SharedStack.key(
            "cinema",
            """
            {"name": "war alone", "scopes": ["search"], "indexes": ["%s"],
             "filter": {"and": [{"field": "genre", "equals": "war"},
                                {"field": "at", "exists": true}]}}
            """
                .formatted(lanterns.index));

    JsonNode reply =
        lanterns
            .ask(
                "cinema",
                war,
                "\"query\":\"\",\"filter\":{\"field\":\"year\",\"gt\":1990},"
                    + "\"facets\":[{\"field\":\"genre\"}],\"sort\":[{\"field\":\"year\"}]")
            .orThrow("search");
    JsonNode around =
        lanterns
            .ask(
                "cinema",
                war,
                "\"query\":\"\",\"filter\":{\"or\":[{\"field\":\"genre\",\"equals\":\"drama\"},"
                    + "{\"field\":\"genre\",\"equals\":\"war\"}]},\"facets\":[{\"field\":\"genre\"}]")
            .orThrow("search");

    assertThat(ids(reply)).containsExactlyElementsOf(named(3, 6, 9));
    assertThat(reply.at("/facets/0/values").toString())
        .isEqualTo("[{\"value\":\"war\",\"count\":3}]");
    assertThat(ids(around)).containsExactlyInAnyOrderElementsOf(named(0, 3, 6, 9));
    assertThat(around.at("/facets/0/values").findValuesAsText("value")).containsExactly("war");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void onlyTheFieldsThatWereAskedForComeBack(String placement)
      throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns(placement);
    String one = "\"query\":\"\",\"size\":1,\"sort\":[{\"field\":\"year\"}],\"fields\":";

    assertThat(lanterns.search(one + "[\"year\",\"offers\"]").at("/hits/0/document"))
        .isEqualTo(JSON.readTree("{\"year\":1990,\"offers\":[{\"shop\":\"s0\"}]}"));
    assertThat(lanterns.search(one + "[]").at("/hits/0/document"))
        .isEqualTo(JSON.createObjectNode());
    assertThat(
            lanterns
                .search("\"query\":\"lantern\",\"fields\":[\"genre\"]")
                .at("/hits/0/document")
                .properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("genre");
    Reply hidden = lanterns.ask("cinema", lanterns.cinema, one + "[\"meaning\"]");
    assertThat(hidden.status()).isEqualTo(400);
    assertThat(hidden.body().at("/violations/0/field").asText()).isEqualTo("fields[0]");
  }

  @Test
  void severalSearchesAreAnsweredInOrderEachWithItsStatus()
      throws IOException, InterruptedException {
    Lanterns lanterns = new Lanterns("pool");
    PublicApi api = SharedStack.api();
    String body =
        """
        {"searches": [
          {"index": "%1$s", "query": "", "sort": [{"field": "year"}], "size": 2},
          {"index": "movies", "query": "star wars", "size": 3},
          {"index": "nowhere", "query": "star wars"},
          {"index": "%1$s", "query": "", "sort": [{"field": "yaer"}]},
          {"index": "cities", "query": "paris"}]}
        """
            .formatted(lanterns.index);

    Reply reply = api.gateway("POST", "/v1/tenants/cinema/searches", lanterns.cinema, body);
    Reply foreign = api.gateway("POST", "/v1/tenants/cinema/searches", lanterns.places, body);

    JsonNode replies = reply.orThrow("searches").path("replies");
    assertThat(replies).hasSize(5);
    assertThat(ids(replies.at("/0/reply"))).containsExactlyElementsOf(named(0, 1));
    assertThat(ids(replies.at("/1/reply"))).hasSize(3).allMatch(id -> id.startsWith("m"));
    assertThat(replies.at("/2/status").asInt()).isEqualTo(404);
    assertThat(replies.at("/2/problem/type").asText()).endsWith("index-not-found");
    assertThat(replies.at("/3/status").asInt()).isEqualTo(400);
    assertThat(replies.at("/3/problem/violations/0/expected").asText())
        .endsWith("did you mean 'year'?");
    // It is an index of the neighbour, so here there is none.
    assertThat(replies.at("/4/status").asInt()).isEqualTo(404);
    assertThat(foreign.status()).isEqualTo(403);
  }
}

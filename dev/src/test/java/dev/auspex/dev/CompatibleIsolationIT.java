package dev.auspex.dev;

import static dev.auspex.dev.CompatibleSearchIT.assertOwn;
import static dev.auspex.dev.CompatibleSearchIT.ids;
import static dev.auspex.dev.CompatibleSearchIT.search;
import static dev.auspex.dev.Lanterns.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Elasticsearch's own Java client must not get at the gateway, and how it is told. */
class CompatibleIsolationIT {
  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void noWordOfARequestReachesTheNeighbour(String placement) throws Exception {
    Lanterns lanterns = new Lanterns(placement);
    try (OfficialClient official = new OfficialClient(lanterns.cinema)) {
      for (String index :
          List.of(
              "*",
              "_all",
              lanterns.index + ",*",
              lanterns.index + "*",
              "-" + lanterns.index,
              "<" + lanterns.index + "-{now/d}>",
              "remote:" + lanterns.index,
              "auspex-cell-1",
              "auspex.places." + lanterns.index + ".1",
              "places/" + lanterns.index)) {
        ElasticsearchException refused =
            catchThrowableOfType(ElasticsearchException.class, () -> search(official, index, "{}"));

        assertThat(refused).as(index).isNotNull();
        assertThat(refused.status()).as(index).isIn(400, 404);
        assertThat(refused.getMessage()).doesNotContain("zanzibarium");
      }
      // A header names an index of one's own tenant, or none at all.
      MsearchResponse<JsonNode> several =
          official.client.msearch(
              batch ->
                  batch
                      .index(lanterns.index)
                      .searches(
                          one ->
                              one.header(header -> header)
                                  .body(body -> body.query(query -> query.matchAll(all -> all))))
                      .searches(
                          one ->
                              one.header(header -> header.index("places/" + lanterns.index))
                                  .body(body -> body.query(query -> query.matchAll(all -> all))))
                      .searches(
                          one ->
                              one.header(header -> header.index("auspex-cell-*"))
                                  .body(body -> body.query(query -> query.matchAll(all -> all)))),
              JsonNode.class);
      assertThat(several.responses().get(0).result().hits().total().value()).isEqualTo(12);
      assertThat(several.responses().get(1).isFailure()).isTrue();
      assertThat(several.responses().get(2).failure().status()).isEqualTo(404);
      assertOwn(several.responses().get(0).result());
      assertThat(
              ids(
                  search(
                      official,
                      lanterns.index,
                      "{\"query\": {\"match\": {\"name\": \"zanzibarium\"}}}")))
          .isEmpty();
    }
    // The neighbour has the same name and the same id, and sees its own.
    try (OfficialClient neighbour = new OfficialClient(lanterns.places)) {
      SearchResponse<ObjectNode> theirs =
          search(neighbour, lanterns.index, "{\"query\": {\"ids\": {\"values\": [\"d00\"]}}}");

      assertThat(ids(theirs)).containsExactly("d00");
      assertThat(theirs.hits().hits().getFirst().source().path("year").asInt()).isEqualTo(2500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void theFilterOfAKeyBoundsEverything(String placement) throws Exception {
    Lanterns lanterns = new Lanterns(placement);
    String war =
        SharedStack.key(
            "cinema",
            """
            {"name": "war alone", "scopes": ["search"], "indexes": ["%s"],
             "filter": {"field": "genre", "equals": "war"}}
            """
                .formatted(lanterns.index));
    try (OfficialClient official = new OfficialClient(war)) {
      SearchResponse<ObjectNode> reply =
          search(
              official,
              lanterns.index,
              """
              {"query": {"bool": {"should": [{"match_all": {}}]}}, "size": 20,
               "knn": {"field": "meaning", "k": 12, "num_candidates": 50, "query_vector_builder":
                 {"text_embedding": {"model_text": "lantern"}}},
               "aggs": {"genres": {"terms": {"field": "genre"}}}}
              """);
      ElasticsearchException write =
          catchThrowableOfType(
              ElasticsearchException.class,
              () -> official.client.delete(delete -> delete.index(lanterns.index).id("d00")));

      assertThat(ids(reply)).containsExactlyInAnyOrderElementsOf(named(0, 3, 6, 9));
      assertThat(
              reply.aggregations().get("genres").sterms().buckets().array().stream()
                  .map(bucket -> bucket.key().stringValue()))
          .containsExactly("war");
      assertThat(
              official
                  .client
                  .mget(get -> get.index(lanterns.index).ids("d00", "d01"), ObjectNode.class)
                  .docs()
                  .stream()
                  .map(doc -> doc.result().found()))
          .containsExactly(true, false);
      assertThat(write.status()).isEqualTo(403);
      assertThat(write.error().type()).isEqualTo("security_exception");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pool", "dedicated"})
  void whatIsNotSupportedIsNamedWithItsPlace(String placement) throws Exception {
    Lanterns lanterns = new Lanterns(placement);
    Map<String, String> refused =
        Map.of(
            "{\"query\": {\"bool\": {\"must\": [{\"script\": {\"script\": \"1\"}}]}}}",
            "[query.bool.must[0].script]",
            "{\"query\": {\"wildcard\": {\"genre\": {\"value\": \"w*\"}}}}",
            "[query.wildcard]",
            "{\"query\": {\"match\": {\"nam\": \"x\"}}}",
            "did you mean 'name'?",
            "{\"query\": {\"term\": {\"genre.keyword\": \"x\"}}}",
            "did you mean 'genre'?",
            "{\"query\": {\"range\": {\"released\": {\"gte\": \"now-1d\"}}}}",
            "[query.range.released.gte] expected days",
            "{\"aggs\": {\"all\": {\"global\": {}}}}",
            ".all.global]",
            "{\"aggs\": {\"g\": {\"terms\": {\"field\": \"genre\", \"min_doc_count\": 0}}}}",
            ".g.terms.min_doc_count] expected a whole number from 1",
            "{\"runtime_mappings\": {\"x\": {\"type\": \"keyword\"}}}",
            "[runtime_mappings]",
            "{\"sort\": [{\"name\": \"asc\"}]}",
            "[sort[0].name]");
    try (OfficialClient official = new OfficialClient(lanterns.cinema)) {
      for (Map.Entry<String, String> each : refused.entrySet()) {
        ElasticsearchException problem =
            catchThrowableOfType(
                ElasticsearchException.class,
                () -> search(official, lanterns.index, each.getKey()));

        assertThat(problem).as(each.getKey()).isNotNull();
        assertThat(problem.status()).as(each.getKey()).isEqualTo(400);
        assertThat(problem.error().reason()).contains(each.getValue());
        assertOwn(problem.getMessage());
      }
    }
  }
}

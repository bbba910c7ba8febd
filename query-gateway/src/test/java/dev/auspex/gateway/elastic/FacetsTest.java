package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import dev.auspex.gateway.elastic.FacetCounts.Counted;
import dev.auspex.gateway.elastic.FacetQuery.Bounds;
import dev.auspex.gateway.elastic.FacetQuery.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacetsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoredForm CELL =
      new StoredForms(new TextAnalysis())
          .of(
              Location.pooled(
                  "auspex-cell-1",
                  "cinema.movies.1",
                  Map.of(
                      "genre",
                      "kw_00",
                      "seen",
                      "flag_00",
                      "year",
                      "num_00",
                      "price",
                      "dbl_00",
                      "released",
                      "date_00")));

  private static final List<FacetQuery> FACETS =
      List.of(
          new FacetQuery.Values("genre", FieldKind.KEYWORD, 2),
          new FacetQuery.Values("seen", FieldKind.BOOLEAN, 10),
          new FacetQuery.Ranges(
              "price",
              List.of(
                  new Bounds(null, new FilterValue.Whole(10)),
                  new Bounds(new FilterValue.Whole(10), new FilterValue.Decimal(20.5)))),
          new FacetQuery.Stats("price"),
          new FacetQuery.Intervals("year", FieldKind.INTEGER, 10, 2),
          new FacetQuery.Intervals("price", FieldKind.DOUBLE, 0.5, 2),
          new FacetQuery.Periods("released", Period.MONTH, 200),
          new FacetQuery.Periods("released", Period.HOUR, 200));

  @Test
  void eachFacetIsOneBoundedAggregationAtTheTopUnderTheSlot() throws JsonProcessingException {
    ObjectNode body = JSON.createObjectNode();

    Facets.write(body, FACETS, CELL);

    assertThat(JSON.readTree(body.toString()))
        .isEqualTo(
            JSON.readTree(
                """
                {"aggs": {
                  "facet_0": {"terms": {"field": "kw_00", "size": 2,
                                        "order": [{"_count": "desc"}, {"_key": "asc"}]}},
                  "facet_1": {"terms": {"field": "flag_00", "size": 10,
                                        "order": [{"_count": "desc"}, {"_key": "asc"}]}},
                  "facet_2": {"filters": {"filters": [
                      {"range": {"dbl_00": {"lt": 10}}},
                      {"range": {"dbl_00": {"gte": 10, "lt": 20.5}}}]}},
                  "facet_3": {"stats": {"field": "dbl_00"}},
                  "facet_4": {"composite": {"size": 3, "sources": [
                      {"value": {"histogram": {"field": "num_00", "interval": 10.0}}}]}},
                  "facet_5": {"composite": {"size": 3, "sources": [
                      {"value": {"histogram": {"field": "dbl_00", "interval": 0.5}}}]}},
                  "facet_6": {"composite": {"size": 201, "sources": [
                      {"value": {"date_histogram": {"field": "date_00",
                                                    "calendar_interval": "month"}}}]}},
                  "facet_7": {"composite": {"size": 201, "sources": [
                      {"value": {"date_histogram": {"field": "date_00",
                                                    "calendar_interval": "hour"}}}]}}}}
                """));
  }

  @Test
  void withoutFacetsTheBodyStaysAsItWas() {
    ObjectNode body = JSON.createObjectNode();

    Facets.write(body, List.of(), CELL);

    assertThat(body).isEmpty();
  }

  @Test
  void countsAreReadInTheWordsOfTheSchema() throws JsonProcessingException {
    JsonNode reply =
        JSON.readTree(
            """
            {"aggregations": {
              "facet_0": {"doc_count_error_upper_bound": 0, "sum_other_doc_count": 4,
                "buckets": [{"key": "war", "doc_count": 3}, {"key": "drama", "doc_count": 2}]},
              "facet_1": {"sum_other_doc_count": 0, "buckets": [
                {"key": 1, "key_as_string": "true", "doc_count": 5},
                {"key": 0, "key_as_string": "false", "doc_count": 1}]},
              "facet_2": {"buckets": [{"doc_count": 2}, {"doc_count": 0}]},
              "facet_3": {"count": 2, "min": 1.5, "max": 9.0, "avg": 5.25, "sum": 10.5},
              "facet_4": {"after_key": {"value": 2010.0}, "buckets": [
                {"key": {"value": 1990.0}, "doc_count": 1},
                {"key": {"value": 2000.0}, "doc_count": 2},
                {"key": {"value": 2010.0}, "doc_count": 3}]},
              "facet_5": {"buckets": [{"key": {"value": 1.5}, "doc_count": 1}]},
              "facet_6": {"buckets": [{"key": {"value": 1767225600000}, "doc_count": 1}]},
              "facet_7": {"buckets": [{"key": {"value": 1767229200000}, "doc_count": 1}]}}}
            """);

    assertThat(Facets.read(reply, FACETS))
        .containsExactly(
            new FacetCounts.Values(
                List.of(
                    new Counted(TextNode.valueOf("war"), 3),
                    new Counted(TextNode.valueOf("drama"), 2)),
                4),
            new FacetCounts.Values(
                List.of(new Counted(BooleanNode.TRUE, 5), new Counted(BooleanNode.FALSE, 1)), 0),
            new FacetCounts.Ranges(List.of(2L, 0L)),
            new FacetCounts.Stats(2, 1.5, 9.0, 5.25, 10.5),
            new FacetCounts.Intervals(
                List.of(
                    new Counted(LongNode.valueOf(1990), 1), new Counted(LongNode.valueOf(2000), 2)),
                true),
            new FacetCounts.Intervals(List.of(new Counted(DoubleNode.valueOf(1.5), 1)), false),
            new FacetCounts.Intervals(
                List.of(new Counted(TextNode.valueOf("2026-01-01"), 1)), false),
            new FacetCounts.Intervals(
                List.of(new Counted(TextNode.valueOf("2026-01-01T01:00:00Z"), 1)), false));
  }

  @Test
  void statsOfNoValueAreACountAlone() throws JsonProcessingException {
    JsonNode reply =
        JSON.readTree(
            """
            {"aggregations": {"facet_0":
              {"count": 0, "min": null, "max": null, "avg": null, "sum": 0.0}}}
            """);

    assertThat(Facets.read(reply, List.of(new FacetQuery.Stats("price"))))
        .containsExactly(new FacetCounts.Stats(0, null, null, null, null));
  }

  @Test
  void aReplyWithoutTheCountsIsNoAnswer() {
    ApiProblem problem =
        catchThrowableOfType(ApiProblem.class, () -> Facets.read(JSON.createObjectNode(), FACETS));

    assertThat(problem.type()).isEqualTo(ProblemType.ENGINE_UNAVAILABLE);
  }
}

package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue.Decimal;
import dev.auspex.contract.filter.FilterValue.Flag;
import dev.auspex.contract.filter.FilterValue.Text;
import dev.auspex.contract.filter.FilterValue.Whole;
import dev.auspex.contract.filter.GeoBox;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterClauseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoredForms FORMS = new StoredForms(new TextAnalysis());
  private static final StoredForm OWN = FORMS.of(Location.dedicated("auspex.cinema.movies.1"));
  private static final StoredForm CELL =
      FORMS.of(Location.pooled("auspex-cell-1", "cinema.movies.1", Map.of("team", "kw_00")));
  private static final Filter RED = new Filter.Equals("team", new Text("red"));

  private static JsonNode json(Object written) throws JsonProcessingException {
    return JSON.readTree(written.toString());
  }

  @Test
  void everyKindOfConditionBecomesItsQuery() throws JsonProcessingException {
    Filter filter =
        new Filter.And(
            List.of(
                new Filter.Or(List.of(RED, new Filter.Equals("seen", new Flag(true)))),
                new Filter.Not(new Filter.In("year", List.of(new Whole(1), new Whole(2)))),
                new Filter.Range("rating", new Decimal(1.5), null, null, new Whole(9)),
                new Filter.Range(
                    "released", null, new Text("2026-01-31"), new Text("2026-02-01"), null)));

    assertThat(json(FilterClause.write(filter, OWN)))
        .isEqualTo(
            JSON.readTree(
                """
                {"bool": {"filter": [
                  {"bool": {"minimum_should_match": 1,
                            "should": [{"term": {"team": "red"}}, {"term": {"seen": true}}]}},
                  {"bool": {"must_not": [{"terms": {"year": [1, 2]}}]}},
                  {"range": {"rating": {"gte": 1.5, "lt": 9}}},
                  {"range": {"released": {"gt": "2026-01-31", "lte": "2026-02-01"}}}]}}
                """));
  }

  @Test
  void placesAndPresenceBecomeTheirQueries() throws JsonProcessingException {
    Filter filter =
        new Filter.And(
            List.of(
                new Filter.Exists("team", true),
                new Filter.Near("at", new Circle(52.5, 13.4, 1500)),
                new Filter.InBox("at", new GeoBox(53, 170, 52, -170)),
                new Filter.InPolygon(
                    "at", List.of(new GeoPoint(0, 0), new GeoPoint(0, 9), new GeoPoint(9, 9)))));
    StoredForm cell =
        FORMS.of(
            Location.pooled(
                "auspex-cell-1", "cinema.movies.1", Map.of("team", "kw_00", "at", "geo_00")));

    assertThat(json(FilterClause.write(filter, cell)))
        .isEqualTo(
            JSON.readTree(
                """
                {"bool": {"filter": [
                  {"exists": {"field": "kw_00"}},
                  {"geo_distance": {"distance": 1500.0, "unit": "m",
                                    "geo_00": {"lat": 52.5, "lon": 13.4}}},
                  {"geo_bounding_box": {"geo_00": {"top": 53.0, "left": 170.0,
                                                   "bottom": 52.0, "right": -170.0}}},
                  {"geo_polygon": {"geo_00": {"points": [{"lat": 0.0, "lon": 0.0},
                      {"lat": 0.0, "lon": 9.0}, {"lat": 9.0, "lon": 9.0}]}}}]}}
                """));
  }

  @Test
  void inACellTheFieldStandsUnderItsSlotBesideWhoseTheDocumentsAre()
      throws JsonProcessingException {
    assertThat(json(FilterClause.all(RED, CELL).orElseThrow()))
        .isEqualTo(
            JSON.readTree(
                """
                [{"bool": {"filter": {"term": {"tenant_index": "cinema.movies.1"}},
                           "must_not": {"term": {"auspex_deleted": true}}}},
                 {"term": {"kw_00": "red"}}]
                """));
    assertThat(json(FilterClause.all(RED, OWN).orElseThrow()))
        .isEqualTo(JSON.readTree("{\"term\": {\"team\": \"red\"}}"));
    assertThat(FilterClause.all(null, OWN)).isEmpty();
  }

  @Test
  void oneDocumentIsFoundByIdTenantAndFilter() throws JsonProcessingException {
    assertThat(json(FilterClause.documents(List.of("m1"), RED, CELL)))
        .isEqualTo(
            JSON.readTree(
                """
                {"bool": {"filter": [
                  {"ids": {"values": ["cinema.movies.1:m1"]}},
                  {"bool": {"filter": {"term": {"tenant_index": "cinema.movies.1"}},
                            "must_not": {"term": {"auspex_deleted": true}}}},
                  {"term": {"kw_00": "red"}}]}}
                """));
  }

  @Test
  void aWalkGoesOnBehindTheLastWriteOfItsOwnDocuments() throws JsonProcessingException {
    assertThat(json(FilterClause.writtenAfter(17, RED, CELL)))
        .isEqualTo(
            JSON.readTree(
                """
                {"bool": {"filter": [
                  {"bool": {"filter": {"term": {"tenant_index": "cinema.movies.1"}},
                            "must_not": {"term": {"auspex_deleted": true}}}},
                  {"term": {"kw_00": "red"}},
                  {"range": {"_seq_no": {"gt": 17}}}]}}
                """));
    assertThat(json(FilterClause.writtenAfter(-1, null, OWN)))
        .isEqualTo(
            JSON.readTree("{\"bool\": {\"filter\": [{\"range\": {\"_seq_no\": {\"gt\": -1}}}]}}"));
  }

  @Test
  void whatWasTypedStaysAString() throws JsonProcessingException {
    String typed = "\"}},{\"match_all\":{}} *";

    JsonNode clause = json(FilterClause.write(new Filter.Equals("team", new Text(typed)), OWN));

    assertThat(clause.at("/term/team").textValue()).isEqualTo(typed);
  }
}

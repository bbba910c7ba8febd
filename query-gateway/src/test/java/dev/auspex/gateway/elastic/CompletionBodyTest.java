package dev.auspex.gateway.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.analysis.completion.Typed;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.GeoPoint;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StoredForms FORMS = new StoredForms(new TextAnalysis());
  private static final Location CELL =
      Location.pooled(
              "auspex-cell-1",
              "cinema.movies.1",
              Map.of("title", "src_00", "votes", "num_00", "place", "geo_00", "genre", "kw_00"))
          .withCompletions(
              Map.of(
                  "title", new CompletionField("beg_00", "all_00", "pinyin-1"),
                  "genre", new CompletionField("beg_01", "all_01", "pinyin-1")));
  private static final Location OWN =
      Location.dedicated("auspex.cinema.movies.1")
          .withCompletions(
              Map.of(
                  "title",
                  new CompletionField("auspex_starts_title", "auspex_whole_title", "plain-1")));
  private static final Filter DRAMA = new Filter.Equals("genre", new FilterValue.Text("Drama"));
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static JsonNode body(
      Location home, Filter filter, CompletionSearch.OfField field, CompletionSearch.Order order) {
    return CompletionBody.best(
        new CompletionSearch(home, filter, List.of(field), order, 5),
        field,
        FORMS.of(home),
        SECOND);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }

  @Test
  void inACellTheTenantIsAFilterAndTermsBeginWithItsScope() throws JsonProcessingException {
    StoredForm layout = FORMS.of(CELL);
    JsonNode body =
        body(
            CELL,
            DRAMA,
            new CompletionSearch.OfField("title", false, Typed.of("Za \"}").exactly(false, true)),
            new CompletionSearch.Order(
                new CompletionSearch.Near("place", new GeoPoint(52.5, 13.4)), "votes"));

    assertThat(body)
        .isEqualTo(
            json(
                """
                {"size": 5, "timeout": "1000ms", "track_total_hits": true, "_source": ["src_00"],
                 "query": {"bool": {
                   "filter": [
                     {"bool": {"filter": {"term": {"tenant_index": "cinema.movies.1"}},
                               "must_not": {"term": {"auspex_deleted": true}}}},
                     {"term": {"kw_00": "Drama"}}],
                   "must": {"dis_max": {"queries": [
                     {"constant_score": {"boost": 8, "filter": {"bool": {"filter": [
                       {"bool": {"minimum_should_match": 1, "should": [
                         {"prefix": {"beg_00": "%1$ssza\\u00A0\\"}"}}]}}]}}}},
                     {"constant_score": {"boost": 6, "filter": {"bool": {"filter": [
                       {"bool": {"minimum_should_match": 1, "should": [
                         {"prefix": {"beg_00": "%1$swza\\u00A0\\"}"}}]}}]}}}}]}}}},
                 "collapse": {"field": "all_00"},
                 "sort": [
                   {"_score": "desc"},
                   {"_geo_distance": {"geo_00": {"lat": 52.5, "lon": 13.4}, "order": "asc", "unit": "m"}},
                   {"num_00": {"order": "desc", "missing": "_last"}},
                   {"all_00": "asc"},
                   {"_seq_no": "asc"}]}
                """
                    .formatted(layout.completionScope())));
  }

  @Test
  void whatIsNearlyTypedIsAskedOfThePlugin() throws JsonProcessingException {
    JsonNode body =
        body(
            OWN,
            null,
            new CompletionSearch.OfField("title", true, Typed.of("zalg").nearly(false)),
            new CompletionSearch.Order(null, null));

    assertThat(body.at("/query/bool/must/dis_max/queries/0"))
        .isEqualTo(
            json(
                """
                {"constant_score": {"boost": 4, "filter": {"auspex_near_prefix": {
                  "field": "auspex_starts_title", "kept": "ownsz", "rest": "alg", "edits": 1}}}}
                """));
    assertThat(body.has("collapse")).as("of a list").isFalse();
    assertThat(body.at("/query/bool").has("filter")).isFalse();
  }

  @Test
  void countsAreOfTheTenantsDocumentsAlone() throws JsonProcessingException {
    JsonNode body =
        CompletionBody.counts(
            null, List.of("title", "genre"), List.of("002za", "003zab"), FORMS.of(CELL), SECOND);

    assertThat(body)
        .isEqualTo(
            json(
                """
                {"size": 0, "timeout": "1000ms", "track_total_hits": false,
                 "query": {"bool": {
                   "filter": {"bool": {"filter": {"term": {"tenant_index": "cinema.movies.1"}},
                                       "must_not": {"term": {"auspex_deleted": true}}}},
                   "must": {"bool": {"minimum_should_match": 1, "should": [
                     {"terms": {"all_00": ["002za", "003zab"]}},
                     {"terms": {"all_01": ["002za", "003zab"]}}]}}}},
                 "aggs": {"counts": {"filters": {"filters": [
                   {"bool": {"minimum_should_match": 1, "should": [
                     {"terms": {"all_00": ["002za"]}}, {"terms": {"all_01": ["002za"]}}]}},
                   {"bool": {"minimum_should_match": 1, "should": [
                     {"terms": {"all_00": ["003zab"]}}, {"terms": {"all_01": ["003zab"]}}]}}]}}}}
                """));
  }
}

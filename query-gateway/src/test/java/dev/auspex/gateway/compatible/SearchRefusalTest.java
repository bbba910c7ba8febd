package dev.auspex.gateway.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchRefusalTest extends SearchReading {
  private static String refusal(String body) {
    ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> read(body));
    assertThat(problem).as(body).isNotNull();
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    return problem.detail();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'query': {'script': {}}} | query.script: expected one of match_all",
        "{'query': {'mach': {'title': 'x'}}} | did you mean 'match'?",
        "{'query': {'bool': {'must': [{'match': {'tilte': 'x'}}]}}} | query.bool.must[0].match.tilte: expected the name of a field",
        "{'query': {'bool': {'must': [{'match': {'tilte': 'x'}}]}}} | did you mean 'title'?",
        "{'query': {'term': {'genre.keyword': 'x'}}} | did you mean 'genre'?",
        "{'query': {'term': {'_id': 'x'}}} | did you mean the query 'ids'?",
        "{'query': {'term': {'code': 'x'}}} | filterable, or a text, but 'code' (keyword) is not",
        "{'query': {'term': {'year': 'x'}}} | a whole number, because 'year' is integer",
        "{'query': {'term': {'year': 3000000000}}} | whole numbers of 32 bits",
        "{'query': {'match': {'title': {'query': 'x', 'fuzziness': 'AUTO'}}}} | query.match.title.fuzziness",
        "{'query': {'match': {'title': {'query': 'x', 'analyzer': 'keyword'}}}} | query.match.title.analyzer",
        "{'query': {'multi_match': {'query': 'x', 'type': 'phrase_prefix'}}} | query.multi_match.type",
        "{'query': {'multi_match': {'query': 'x', 'fields': ['*']}}} | query.multi_match.fields[0]",
        "{'query': {'terms': {'genre': {'index': 'other', 'id': '1', 'path': 'x'}}}} | cannot be looked up",
        "{'query': {'range': {'released': {'gte': 'now-1d/d'}}}} | query.range.released.gte: expected days",
        "{'query': {'range': {'genre': {'gte': 'a'}}}} | a filterable number or date, but 'genre'",
        "{'query': {'range': {'year': {'gte': 1, 'gt': 2}}}} | two on one side",
        "{'query': {'range': {'year': {}}}} | gte or gt, lte or lt",
        "{'query': {'geo_distance': {'distance': '2 parsecs', 'at': [1, 2]}}} | a distance such as",
        "{'query': {'geo_distance': {'distance': '2km', 'at': [200, 2]}}} | query.geo_distance.at[0]",
        "{'query': {'knn': {'field': 'meaning', 'query_vector': [1, 2]}}} | 3 numbers, as 'meaning' has",
        "{'query': {'knn': {'field': 'meaning', 'query_vector': [0, 0, 0]}}} | a direction",
        "{'query': {'knn': {'field': 'meaning'}}} | query_vector or query_vector_builder",
        "{'query': {'match_all': {}, 'match_none': {}}} | query: expected an object with one member",
        "{'query': {'bool': {'must': {'match_all': {'boost': -1}}}}} | query.bool.must.match_all.boost",
        "{'size': 1001} | size: expected a whole number from 0 to 1000",
        "{'from': 9999, 'size': 2} | from: expected a whole number from 0 to 9998",
        "{'sort': ['title']} | sort[0]: expected the name of a field that is sortable",
        "{'sort': ['_doc']} | a keyword that is different in each document",
        "{'sort': [{'year': {'order': 'up'}}]} | sort[0].year.order: expected asc or desc",
        "{'sort': ['year'], 'search_after': ['x']} | search_after[0]: expected a whole number",
        "{'sort': ['year'], 'search_after': [1, 2]} | one value for each key",
        "{'search_after': [1]} | one value for each key",
        "{'_source': ['meaning']} | _source[0]: expected the name of a field that is shown",
        "{'highlight': {'fields': {'genre': {}}}} | highlight.fields.genre",
        "{'highlight': {'pre_tags': ['<script>'], 'fields': {'title': {}}}} | highlight.pre_tags",
        "{'highlight': {'pre_tags': ['<b>'], 'post_tags': ['</i>'], 'fields': {'title': {}}}} | '</b>', which ends '<b>'",
        "{'aggs': {'g': {'global': {}}}} | aggs.g.global",
        "{'aggs': {'g': {'significant_terms': {'field': 'genre'}}}} | aggs.g.significant_terms",
        "{'aggs': {'g': {'terms': {'field': 'genre', 'min_doc_count': 0}}}} | aggs.g.terms.min_doc_count: expected a whole number from 1",
        "{'aggs': {'g': {'terms': {'field': 'genre', 'include': '.*'}}}} | aggs.g.terms.include",
        "{'aggs': {'g': {'terms': {'field': 'title'}}}} | facetable, but 'title' (text) is not",
        "{'aggs': {'g': {'terms': {'field': 'genre', 'order': {'x': 'asc'}}}}} | an aggregation below that is one number",
        "{'aggs': {'g': {'avg': {'field': 'price'}, 'aggs': {'x': {'sum': {'field': 'price'}}}}}} | 'avg' has no buckets",
        "{'aggs': {'g': {'date_histogram': {'field': 'released', 'calendar_interval': '2d'}}}} | minute, hour, day",
        "{'aggs': {'a': {'terms': {'field': 'genre', 'size': 1000}, 'aggs': {'b': {'terms': {'field': 'year', 'size': 11}}}}}} | at most 10000 within one another",
        "{'explain': true} | explain: expected false",
        "{'runtime_mappings': {}} | runtime_mappings",
        "{'script_fields': {}} | script_fields",
        "{'pit': {'id': 'x'}} | pit",
        "{'suggest': {}} | suggest",
        "{'collapse': {'field': 'genre'}} | collapse",
        "{'fields': ['title']} | fields"
      })
  void whatIsNotUnderstoodIsNamedWithItsPlace(String body, String expected) {
    assertThat(refusal(body.replace('\'', '"'))).contains(expected);
  }

  @Test
  void largeTreesAreRefused() {
    String deep = "{\"match_all\": {}}";
    for (int i = 0; i < 11; i++) {
      deep = "{\"bool\": {\"must\": [" + deep + "]}}";
    }
    String wide = "{\"match_all\": {}},".repeat(300);

    assertThat(refusal("{\"query\": " + deep + "}")).contains("at most 10 deep");
    assertThat(
            refusal(
                "{\"query\": {\"bool\": {\"should\": ["
                    + wide.substring(0, wide.length() - 1)
                    + "]}}}"))
        .contains("at most 256");
    assertThat(refusal("{\"query\": {\"match\": {\"title\": \"%s\"}}}".formatted("x".repeat(8001))))
        .contains("at most 8000 characters");
  }
}

package dev.auspex.benchmarks.official;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.auspex.benchmarks.tenants.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Searches that both sides have to answer alike: every construct of the compatible surface, each
 * with words and values of its own in every round.
 */
public final class SampleSearches {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Prose prose;
  private final Random random;
  private final SampleDocuments vectors;
  private final int documents;

  /** Searches made from {@code seed} for so many {@code documents}. */
  public SampleSearches(long seed, int documents) {
    this.prose = new Prose(seed);
    this.random = new Random(seed);
    this.vectors = new SampleDocuments(seed);
    this.documents = documents;
  }

  /**
   * A search.
   *
   * @param construct what it is about
   * @param body without an order of its own: by score
   * @param scored whether the order is by scores, which in a cell are those of the whole cell
   */
  public record Search(String construct, String body, boolean scored) {}

  /** One round. */
  public List<Search> round() {
    List<Search> searches = new ArrayList<>();
    queries()
        .forEach(
            (construct, query) -> {
              searches.add(
                  new Search(
                      construct,
                      "{\"query\": %s, \"size\": 50, \"track_total_hits\": true}".formatted(query),
                      true));
              searches.add(
                  new Search(
                      construct + " in order",
                      "{\"query\": %s, \"size\": 50, \"sort\": [{\"code\": \"asc\"}], \"_source\": false}"
                          .formatted(query),
                      false));
            });
    orders()
        .forEach(
            (construct, members) ->
                searches.add(
                    new Search(
                        construct,
                        "{\"query\": %s, %s}".formatted(match(), members),
                        members.contains("_score"))));
    aggregations()
        .forEach(
            (construct, aggregation) ->
                searches.add(
                    new Search(
                        construct,
                        "{\"size\": 0, \"track_total_hits\": true, \"query\": %s, \"aggs\": {\"a\": %s}}"
                            .formatted(
                                random.nextBoolean() ? match() : "{\"match_all\": {}}",
                                aggregation),
                        false)));
    searches.add(
        new Search(
            "knn beside a query",
            "{\"query\": %s, \"knn\": %s, \"size\": 20}".formatted(match(), knn("")),
            true));
    return searches;
  }

  private String match() {
    return "{\"match\": {\"title\": \"%s\"}}".formatted(prose.words(2));
  }

  private String genre() {
    return SampleDocuments.GENRES.get(random.nextInt(SampleDocuments.GENRES.size()));
  }

  private int year() {
    return 1950 + random.nextInt(70);
  }

  private String knn(String members) {
    ArrayNode vector = JSON.createArrayNode();
    vectors.vector(vector);
    return "{\"field\": \"look\", \"query_vector\": %s, \"k\": 10, \"num_candidates\": %d%s}"
        .formatted(vector, Math.min(10_000, Math.max(100, documents)), members);
  }

  private Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    String words = prose.words(3);
    queries.put("match_all", "{\"match_all\": {}}");
    queries.put("match_none", "{\"match_none\": {}}");
    queries.put("match", match());
    queries.put(
        "match, and",
        "{\"match\": {\"about\": {\"query\": \"%s\", \"operator\": \"and\"}}}".formatted(words));
    queries.put(
        "match, minimum_should_match",
        "{\"match\": {\"about\": {\"query\": \"%s\", \"minimum_should_match\": \"67%%\"}}}"
            .formatted(words));
    queries.put(
        "match, boost",
        "{\"match\": {\"title\": {\"query\": \"%s\", \"boost\": 2.5}}}".formatted(words));
    queries.put("match, keyword", "{\"match\": {\"genre\": \"%s\"}}".formatted(genre()));
    queries.put("match, number", "{\"match\": {\"year\": %d}}".formatted(year()));
    queries.put(
        "multi_match, best_fields",
        "{\"multi_match\": {\"query\": \"%s\", \"fields\": [\"title^2\", \"about\"], \"tie_breaker\": 0.25}}"
            .formatted(words));
    queries.put(
        "multi_match, most_fields",
        "{\"multi_match\": {\"query\": \"%s\", \"type\": \"most_fields\", \"fields\": [\"title\", \"about\"]}}"
            .formatted(words));
    queries.put(
        "multi_match, cross_fields",
        "{\"multi_match\": {\"query\": \"%s\", \"type\": \"cross_fields\", \"operator\": \"and\", \"fields\": [\"title^3\", \"about\"]}}"
            .formatted(prose.words(2)));
    queries.put(
        "multi_match, phrase",
        "{\"multi_match\": {\"query\": \"%s\", \"type\": \"phrase\", \"fields\": [\"title\", \"about\"]}}"
            .formatted(prose.words(2)));
    queries.put(
        "match_phrase", "{\"match_phrase\": {\"about\": \"%s\"}}".formatted(prose.words(2)));
    queries.put(
        "match_phrase, slop",
        "{\"match_phrase\": {\"about\": {\"query\": \"%s\", \"slop\": 4}}}"
            .formatted(prose.words(2)));
    queries.put("term, keyword", "{\"term\": {\"genre\": \"%s\"}}".formatted(genre()));
    queries.put(
        "term, any case",
        "{\"term\": {\"genre\": {\"value\": \"WALTZ\", \"case_insensitive\": true}}}");
    queries.put("term, integer", "{\"term\": {\"year\": {\"value\": %d}}}".formatted(year()));
    queries.put("term, double", "{\"term\": {\"price\": %s}}".formatted(random.nextInt(400) / 4.0));
    queries.put("term, boolean", "{\"term\": {\"open\": true}}");
    queries.put(
        "term, date",
        "{\"term\": {\"released\": \"2021-%02d-15\"}}".formatted(1 + random.nextInt(12)));
    queries.put("term, text", "{\"term\": {\"title\": \"%s\"}}".formatted(prose.words(1)));
    queries.put("terms, list", "{\"terms\": {\"tags\": [\"tag1\", \"tag7\", \"none\"]}}");
    queries.put("terms, integer", "{\"terms\": {\"year\": [%d, %d]}}".formatted(year(), year()));
    queries.put(
        "range, integer", "{\"range\": {\"year\": {\"gte\": %d, \"lt\": 2000}}}".formatted(year()));
    queries.put("range, double", "{\"range\": {\"price\": {\"gt\": 10.25, \"lte\": 50}}}");
    queries.put(
        "range, date",
        "{\"range\": {\"released\": {\"gte\": \"2020-06-01\", \"lte\": \"2021-%02d-28\"}}}"
            .formatted(1 + random.nextInt(12)));
    queries.put("exists", "{\"exists\": {\"field\": \"price\"}}");
    queries.put("exists, text", "{\"exists\": {\"field\": \"about\"}}");
    queries.put(
        "ids",
        "{\"ids\": {\"values\": [\"d%d\", \"d%d\", \"nobody\"]}}"
            .formatted(random.nextInt(documents), random.nextInt(documents)));
    queries.put("prefix", "{\"prefix\": {\"genre\": \"w\"}}");
    queries.put(
        "prefix, any case",
        "{\"prefix\": {\"genre\": {\"value\": \"w\", \"case_insensitive\": true}}}");
    queries.put(
        "geo_distance",
        "{\"geo_distance\": {\"distance\": \"3000km\", \"at\": {\"lat\": %d, \"lon\": %d}}}"
            .formatted(random.nextInt(120) - 60, random.nextInt(300) - 150));
    queries.put(
        "geo_bounding_box",
        "{\"geo_bounding_box\": {\"at\": {\"top_left\": [170, 40], \"bottom_right\": [-150, -%d]}}}"
            .formatted(random.nextInt(60)));
    queries.put(
        "constant_score",
        "{\"constant_score\": {\"filter\": {\"term\": {\"genre\": \"%s\"}}, \"boost\": 1.75}}"
            .formatted(genre()));
    queries.put(
        "bool",
        "{\"bool\": {\"must\": [%s], \"should\": [{\"term\": {\"genre\": {\"value\": \"%s\", \"boost\": 3}}}], \"filter\": [{\"range\": {\"year\": {\"gte\": 1960}}}], \"must_not\": [{\"term\": {\"open\": false}}]}}"
            .formatted(match(), genre()));
    queries.put(
        "bool, minimum_should_match",
        "{\"bool\": {\"should\": [%s, %s, {\"exists\": {\"field\": \"at\"}}], \"minimum_should_match\": 2, \"boost\": 1.5}}"
            .formatted(match(), match()));
    queries.put(
        "bool in bool",
        "{\"bool\": {\"must\": [{\"bool\": {\"should\": [%s, {\"terms\": {\"tags\": [\"tag3\"]}}]}}], \"must_not\": {\"bool\": {\"filter\": [{\"term\": {\"genre\": \"war\"}}, {\"term\": {\"open\": true}}]}}}}"
            .formatted(match()));
    queries.put("knn", "{\"knn\": %s}".formatted(knn("")));
    queries.put(
        "knn, filter",
        "{\"knn\": %s}"
            .formatted(knn(", \"filter\": {\"term\": {\"genre\": \"%s\"}}".formatted(genre()))));
    return queries;
  }

  private Map<String, String> orders() {
    Map<String, String> orders = new LinkedHashMap<>();
    orders.put(
        "sort, descending", "\"sort\": [{\"year\": \"desc\"}, {\"code\": \"asc\"}], \"size\": 30");
    orders.put(
        "sort, missing",
        "\"sort\": [{\"price\": {\"order\": \"asc\", \"missing\": \"_first\"}}, {\"code\": {\"order\": \"desc\"}}]");
    orders.put(
        "sort, distance",
        "\"sort\": [{\"_geo_distance\": {\"at\": {\"lat\": 50, \"lon\": 10}, \"unit\": \"km\", \"order\": \"asc\"}}, {\"code\": \"asc\"}]");
    orders.put(
        "sort, boolean and date",
        "\"sort\": [{\"open\": \"desc\"}, {\"released\": \"asc\"}, {\"code\": \"asc\"}]");
    orders.put(
        "sort, score",
        "\"sort\": [{\"genre\": \"asc\"}, {\"_score\": {\"order\": \"desc\"}}, {\"code\": \"asc\"}]");
    orders.put("from and size", "\"sort\": [{\"code\": \"asc\"}], \"from\": 7, \"size\": 5");
    orders.put(
        "search_after",
        "\"sort\": [{\"year\": \"asc\"}, {\"code\": \"asc\"}], \"search_after\": [1985, \"c000100\"]");
    orders.put(
        "search_after, date",
        "\"sort\": [{\"released\": \"desc\"}, {\"code\": \"asc\"}], \"search_after\": [1620000000000, \"c\"]");
    orders.put(
        "_source",
        "\"sort\": [{\"code\": \"asc\"}], \"_source\": {\"includes\": [\"t*\", \"year\"], \"excludes\": [\"tags\"]}");
    orders.put(
        "post_filter",
        "\"sort\": [{\"code\": \"asc\"}], \"post_filter\": {\"term\": {\"genre\": \"drama\"}}, \"aggs\": {\"g\": {\"terms\": {\"field\": \"genre\"}}}");
    orders.put(
        "track_total_hits",
        "\"sort\": [{\"code\": \"asc\"}], \"track_total_hits\": 3, \"size\": 0");
    return orders;
  }

  private static Map<String, String> aggregations() {
    Map<String, String> aggregations = new LinkedHashMap<>();
    aggregations.put("terms, keyword", "{\"terms\": {\"field\": \"tags\", \"size\": 5}}");
    aggregations.put(
        "terms, integer",
        "{\"terms\": {\"field\": \"year\", \"size\": 7, \"order\": {\"_key\": \"desc\"}}}");
    aggregations.put("terms, boolean", "{\"terms\": {\"field\": \"open\"}}");
    aggregations.put("terms, double", "{\"terms\": {\"field\": \"price\", \"min_doc_count\": 2}}");
    aggregations.put("terms, date", "{\"terms\": {\"field\": \"released\", \"size\": 3}}");
    aggregations.put(
        "terms, by what is below",
        "{\"terms\": {\"field\": \"genre\", \"order\": [{\"dearest\": \"desc\"}, {\"_key\": \"asc\"}]}, \"aggs\": {\"dearest\": {\"max\": {\"field\": \"price\"}}, \"tags\": {\"terms\": {\"field\": \"tags\", \"size\": 2}, \"aggs\": {\"sum\": {\"sum\": {\"field\": \"views\"}}}}}}");
    aggregations.put(
        "range",
        "{\"range\": {\"field\": \"price\", \"ranges\": [{\"to\": 25}, {\"from\": 25, \"to\": 50, \"key\": \"middle\"}, {\"from\": 50}]}, \"aggs\": {\"avg\": {\"avg\": {\"field\": \"price\"}}}}");
    aggregations.put(
        "date_range",
        "{\"date_range\": {\"field\": \"released\", \"ranges\": [{\"to\": \"2021-01-01\"}, {\"from\": \"2021-01-01\", \"to\": \"2022-06-15\"}]}}");
    aggregations.put(
        "histogram",
        "{\"histogram\": {\"field\": \"price\", \"interval\": 12.5, \"offset\": 2.5}}");
    aggregations.put(
        "histogram, integer",
        "{\"histogram\": {\"field\": \"year\", \"interval\": 10, \"min_doc_count\": 1}, \"aggs\": {\"s\": {\"stats\": {\"field\": \"views\"}}}}");
    aggregations.put(
        "date_histogram",
        "{\"date_histogram\": {\"field\": \"released\", \"calendar_interval\": \"month\"}}");
    aggregations.put(
        "date_histogram, zone and format",
        "{\"date_histogram\": {\"field\": \"released\", \"calendar_interval\": \"1q\", \"time_zone\": \"America/New_York\", \"format\": \"yyyy-MM\"}}");
    aggregations.put(
        "date_histogram, fixed",
        "{\"date_histogram\": {\"field\": \"released\", \"fixed_interval\": \"30d\", \"min_doc_count\": 1}}");
    aggregations.put("stats", "{\"stats\": {\"field\": \"price\"}}");
    aggregations.put("stats, date", "{\"stats\": {\"field\": \"released\"}}");
    aggregations.put("min", "{\"min\": {\"field\": \"released\"}}");
    aggregations.put("max", "{\"max\": {\"field\": \"views\"}}");
    aggregations.put("avg", "{\"avg\": {\"field\": \"year\"}}");
    aggregations.put("sum", "{\"sum\": {\"field\": \"price\"}}");
    aggregations.put("value_count", "{\"value_count\": {\"field\": \"tags\"}}");
    aggregations.put("cardinality", "{\"cardinality\": {\"field\": \"code\"}}");
    return aggregations;
  }
}

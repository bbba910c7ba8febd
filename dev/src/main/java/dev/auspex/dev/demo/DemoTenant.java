package dev.auspex.dev.demo;

import java.util.List;

/**
 * One tenant of the demo.
 *
 * @param id tenant id
 * @param name what people read
 * @param index its index
 * @param newIndex body of the request that creates the index
 * @param queries what to search for
 */
record DemoTenant(String id, String name, String index, String newIndex, List<String> queries) {
  static final DemoTenant CINEMA =
      new DemoTenant(
          "cinema",
          "Cinema",
          "movies",
          """
          {"name": "movies", "schema": {"fields": [
            {"name": "title", "kind": "text", "language": "en", "weight": 3, "suggest": true},
            {"name": "genre", "kind": "keyword", "searchable": true, "facetable": true},
            {"name": "creative_type", "kind": "keyword", "searchable": true},
            {"name": "source", "kind": "keyword"},
            {"name": "director", "kind": "text", "weight": 2, "suggest": true},
            {"name": "distributor", "kind": "keyword"},
            {"name": "rating", "kind": "keyword", "facetable": true},
            {"name": "released", "kind": "date", "sortable": true, "facetable": true},
            {"name": "running_minutes", "kind": "integer", "sortable": true, "facetable": true},
            {"name": "budget_usd", "kind": "long"},
            {"name": "worldwide_gross_usd", "kind": "long", "sortable": true, "facetable": true},
            {"name": "imdb_rating", "kind": "double", "sortable": true, "facetable": true},
            {"name": "imdb_votes", "kind": "integer", "feature": true},
            {"name": "meaning", "kind": "vector",
             "embedding": {"model": "minilm", "sources": ["title", "genre", "creative_type", "director"]}}
          ]}}
          """,
          List.of("war in space", "spielberg adventure"));

  static final DemoTenant PLACES =
      new DemoTenant(
          "places",
          "Places",
          "cities",
          """
          {"name": "cities", "schema": {"fields": [
            {"name": "name", "kind": "text", "weight": 3, "suggest": true},
            {"name": "other_names", "kind": "text"},
            {"name": "country", "kind": "keyword", "facetable": true},
            {"name": "location", "kind": "geo_point", "sortable": true},
            {"name": "population", "kind": "integer", "sortable": true, "facetable": true},
            {"name": "time_zone", "kind": "keyword", "searchable": true},
            {"name": "meaning", "kind": "vector",
             "embedding": {"model": "minilm", "sources": ["name", "time_zone"]}}
          ]}}
          """,
          List.of("san jose america"));

  String documentsPath() {
    return "/v1/tenants/%s/indexes/%s/documents".formatted(id, index);
  }

  String searchPath() {
    return "/v1/tenants/%s/indexes/%s/search".formatted(id, index);
  }
}

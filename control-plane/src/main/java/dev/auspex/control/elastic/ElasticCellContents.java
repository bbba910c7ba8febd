package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import dev.auspex.contract.snapshot.Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class ElasticCellContents implements CellContents {
  /** More than a cell has members. */
  private static final int MOST_KEYS = 10_000;

  private static final String KEYS = "keys";

  private final ElasticsearchClient elasticsearch;

  ElasticCellContents(ElasticsearchClient elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @Override
  public Map<String, Long> countByKey(String cell, int least) {
    try {
      return elasticsearch
          .search(
              request ->
                  request
                      .index(cell)
                      .ignoreUnavailable(true)
                      .allowNoIndices(true)
                      .size(0)
                      .aggregations(
                          KEYS,
                          keys ->
                              keys.terms(
                                  terms ->
                                      terms
                                          .field(Location.TENANT_INDEX)
                                          .size(MOST_KEYS)
                                          .minDocCount(least))),
              Void.class)
          .aggregations()
          .get(KEYS)
          .sterms()
          .buckets()
          .array()
          .stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  bucket -> bucket.key().stringValue(), StringTermsBucket::docCount));
    } catch (ElasticsearchException refusal) {
      throw new EngineFailure("The search engine does not count a cell", true, refusal);
    } catch (IOException failure) {
      throw new EngineFailure("The search engine does not answer", true, failure);
    }
  }
}

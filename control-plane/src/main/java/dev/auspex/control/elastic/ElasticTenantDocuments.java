package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.snapshot.SnapshotInfo;
import dev.auspex.contract.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@ApplicationScoped
class ElasticTenantDocuments implements TenantDocuments {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticTenantDocuments.class);
  private static final String CELLS = "auspex-cell-*";
  private static final String TENANT_INDEX = "tenant_index";
  private static final int BATCH = 1000;

  private final ElasticsearchClient elasticsearch;
  private final ElasticsearchConfig config;

  ElasticTenantDocuments(ElasticsearchClient elasticsearch, ElasticsearchConfig config) {
    this.elasticsearch = elasticsearch;
    this.config = config;
  }

  @FunctionalInterface
  private interface Step {
    RemainsOutcome run() throws IOException;
  }

  @Override
  public RemainsOutcome remove(TenantId tenant) {
    return run(
        tenant,
        () -> {
          for (String index : ownIndexes(tenant)) {
            // By its full name: Elasticsearch refuses to delete by a pattern, and rightly so.
            elasticsearch.indices().delete(request -> request.index(index).ignoreUnavailable(true));
          }
          removeFromCells(tenant);
          removeSnapshots(tenant);
          return counted(tenant);
        });
  }

  @Override
  public RemainsOutcome count(TenantId tenant) {
    return run(tenant, () -> counted(tenant));
  }

  private RemainsOutcome counted(TenantId tenant) throws IOException {
    refreshCells();
    return new RemainsOutcome.Counted(
        ownIndexes(tenant).size() + snapshots(tenant).size(),
        elasticsearch
            .count(
                request ->
                    request
                        .index(CELLS)
                        .allowNoIndices(true)
                        .ignoreUnavailable(true)
                        .query(ofTenant(tenant)))
            .count());
  }

  /** Dots never occur in ids, so no other tenant's index has this beginning. */
  private Set<String> ownIndexes(TenantId tenant) throws IOException {
    return elasticsearch
        .indices()
        .get(request -> request.index("auspex.%s.*".formatted(tenant)).allowNoIndices(true))
        .indices()
        .keySet();
  }

  /** The snapshots of its parked indexes; none where there is no repository for them. */
  private List<String> snapshots(TenantId tenant) throws IOException {
    try {
      return elasticsearch
          .snapshot()
          .get(
              request ->
                  request
                      .repository(config.snapshotRepository())
                      .snapshot(ElasticPhysicalSnapshots.name("auspex.%s.*".formatted(tenant)))
                      .ignoreUnavailable(true))
          .snapshots()
          .stream()
          .map(SnapshotInfo::snapshot)
          .toList();
    } catch (ElasticsearchException refusal) {
      if ("repository_missing_exception".equals(refusal.error().type())) {
        return List.of();
      }
      throw refusal;
    }
  }

  private void removeSnapshots(TenantId tenant) throws IOException {
    for (String snapshot : snapshots(tenant)) {
      elasticsearch
          .snapshot()
          .delete(request -> request.repository(config.snapshotRepository()).snapshot(snapshot));
    }
  }

  /** The key of a cell document begins with the tenant and a dot. */
  private static Query ofTenant(TenantId tenant) {
    return Query.of(
        query -> query.prefix(prefix -> prefix.field(TENANT_INDEX).value(tenant + ".")));
  }

  private void removeFromCells(TenantId tenant) throws IOException {
    for (List<Hit<Void>> page = page(tenant); !page.isEmpty(); page = page(tenant)) {
      List<BulkOperation> deletes =
          page.stream()
              .map(
                  hit ->
                      BulkOperation.of(
                          operation ->
                              operation.delete(
                                  delete ->
                                      delete
                                          .index(hit.index())
                                          .id(hit.id())
                                          .routing(hit.routing()))))
              .toList();
      BulkResponse reply = elasticsearch.bulk(request -> request.operations(deletes));
      if (reply.errors()) {
        // What is left is counted, and tried again later.
        return;
      }
    }
  }

  private List<Hit<Void>> page(TenantId tenant) throws IOException {
    refreshCells();
    return elasticsearch
        .search(
            request ->
                request
                    .index(CELLS)
                    .allowNoIndices(true)
                    .ignoreUnavailable(true)
                    .size(BATCH)
                    .source(source -> source.fetch(false))
                    .query(ofTenant(tenant)),
            Void.class)
        .hits()
        .hits();
  }

  private void refreshCells() throws IOException {
    elasticsearch
        .indices()
        .refresh(request -> request.index(CELLS).allowNoIndices(true).ignoreUnavailable(true));
  }

  private static RemainsOutcome run(TenantId tenant, Step step) {
    try {
      return step.run();
    } catch (ElasticsearchException | IOException failure) {
      LOG.atWarn()
          .addKeyValue("tenant", tenant)
          .addKeyValue("failure", failure.toString())
          .log("elasticsearch cannot tell what is left of a tenant");
      return new RemainsOutcome.Unavailable("The search engine does not answer");
    }
  }
}

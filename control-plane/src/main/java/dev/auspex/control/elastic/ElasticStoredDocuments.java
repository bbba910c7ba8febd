package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.indices.IndicesStatsResponse;
import co.elastic.clients.elasticsearch.indices.stats.IndicesStats;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.control.elastic.StoredOutcome.Amount;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class ElasticStoredDocuments implements StoredDocuments {
  private static final String OWN = "auspex.";
  private static final String CELL = "auspex-cell-";
  private static final String MEMBERS = "members";

  /** More members than a cell takes, those included that are on their way out. */
  private static final int MOST_MEMBERS = 20_000;

  private final ElasticsearchClient elasticsearch;

  ElasticStoredDocuments(ElasticsearchClient elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @Override
  public StoredOutcome measure() {
    Map<TenantId, Amount> byTenant = new HashMap<>();
    try {
      IndicesStatsResponse stats =
          elasticsearch.indices().stats(request -> request.index(List.of(OWN + "*", CELL + "*")));
      for (Map.Entry<String, IndicesStats> each : stats.indices().entrySet()) {
        Amount whole = amount(each.getValue());
        if (each.getKey().startsWith(CELL)) {
          members(each.getKey(), whole, byTenant);
        } else {
          add(each.getKey().substring(OWN.length()), whole, byTenant);
        }
      }
    } catch (ElasticsearchException | IOException failure) {
      return new StoredOutcome.Unavailable(failure.toString());
    }
    return new StoredOutcome.Known(byTenant);
  }

  private static Amount amount(IndicesStats stats) {
    var primaries = stats.primaries();
    if (primaries == null) {
      return new Amount(0, 0);
    }
    var docs = primaries.docs();
    var store = primaries.store();
    return new Amount(docs == null ? 0 : docs.count(), store == null ? 0 : store.sizeInBytes());
  }

  private void members(String cell, Amount whole, Map<TenantId, Amount> byTenant)
      throws IOException {
    if (whole.documents() == 0) {
      return;
    }
    List<StringTermsBucket> members =
        elasticsearch
            .search(
                request ->
                    request
                        .index(cell)
                        .ignoreUnavailable(true)
                        .allowNoIndices(true)
                        .size(0)
                        .query(
                            query ->
                                query.bool(
                                    bool ->
                                        bool.mustNot(
                                            not ->
                                                not.term(
                                                    term ->
                                                        term.field(Location.TOMBSTONE)
                                                            .value(true)))))
                        .aggregations(
                            MEMBERS,
                            aggregation ->
                                aggregation.terms(
                                    terms ->
                                        terms.field(Location.TENANT_INDEX).size(MOST_MEMBERS))),
                Void.class)
            .aggregations()
            .get(MEMBERS)
            .sterms()
            .buckets()
            .array();
    for (StringTermsBucket member : members) {
      double share = Math.min(1, (double) member.docCount() / whole.documents());
      add(
          member.key().stringValue(),
          new Amount(member.docCount(), Math.round(whole.bytes() * share)),
          byTenant);
    }
  }

  /** Ids hold no dots, so the first part of {@code key} is the tenant. */
  private static void add(String key, Amount amount, Map<TenantId, Amount> byTenant) {
    Optional.of(key.split("\\.", -1)[0])
        .filter(TenantId::isValid)
        .map(TenantId::new)
        .filter(tenant -> amount.documents() > 0)
        .ifPresent(tenant -> byTenant.merge(tenant, amount, Amount::plus));
  }
}

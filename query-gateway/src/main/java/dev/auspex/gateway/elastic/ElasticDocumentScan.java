package dev.auspex.gateway.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.SourceConfig;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks along {@code _seq_no}, which is unique in the one shard that holds a TenantIndex. */
final class ElasticDocumentScan implements DocumentScan {
  private final ElasticsearchAsyncClient client;
  private final StoredForms forms;

  ElasticDocumentScan(ElasticsearchAsyncClient client, StoredForms forms) {
    this.client = client;
    this.forms = forms;
  }

  @Override
  public Page documents(
      Placement placement,
      @Nullable Filter filter,
      List<String> hiddenFields,
      ScanPosition after,
      int most,
      Deadline deadline) {
    List<String> hidden = forms.of(placement.serving()).unread(hiddenFields);
    SourceConfig shown =
        SourceConfig.of(
            source -> source.filter(fields -> fields.excludes(hidden).excludeVectors(true)));
    return page(placement.serving(), filter, shown, after, most, deadline);
  }

  @Override
  public Page writes(
      Placement placement,
      @Nullable Filter filter,
      ScanPosition after,
      int most,
      Deadline deadline) {
    SourceConfig nothing = SourceConfig.of(source -> source.fetch(false));
    return page(placement.serving(), filter, nothing, after, most, deadline);
  }

  private Page page(
      Location home,
      @Nullable Filter filter,
      SourceConfig source,
      ScanPosition after,
      int most,
      Deadline deadline) {
    StoredForm layout = forms.of(home);
    ObjectNode query = FilterClause.writtenAfter(after.seqNoAt(home), filter, layout);
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(layout.index())
            .allowPartialSearchResults(false)
            .preference(after.preference())
            .size(most)
            .trackTotalHits(track -> track.enabled(false))
            .version(true)
            .seqNoPrimaryTerm(true)
            .source(source)
            .query(clause -> clause.withJson(new StringReader(query.toString())))
            .sort(
                sort -> sort.field(field -> field.field(FilterClause.SEQ_NO).order(SortOrder.Asc)));
    // Not even an empty one where there is none: it would choose a shard.
    layout.routing().ifPresent(request::routing);
    SearchResponse<ObjectNode> reply =
        EngineFailures.await(client.search(request.build(), ObjectNode.class), deadline);
    if (reply.timedOut()) {
      throw EngineFailures.tooLate();
    }
    List<FoundDocument> documents =
        reply.hits().hits().stream().map(hit -> found(hit, layout)).toList();
    return new Page(
        documents,
        documents.isEmpty() ? after : after.at(home, documents.getLast().seen().seqNo()));
  }

  private static FoundDocument found(Hit<ObjectNode> hit, StoredForm layout) {
    ObjectNode source = hit.source();
    return new FoundDocument(
        layout.clientId(Objects.requireNonNull(hit.id())),
        source == null ? JsonNodeFactory.instance.objectNode() : layout.logical(source),
        seen(hit));
  }

  static Seen seen(Hit<?> hit) {
    return new Seen(
        Objects.requireNonNull(hit.version()),
        Objects.requireNonNull(hit.seqNo()),
        Objects.requireNonNull(hit.primaryTerm()));
  }
}

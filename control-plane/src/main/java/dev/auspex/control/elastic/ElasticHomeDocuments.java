package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.CountRequest;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.stored.StoredForm;
import dev.auspex.documents.stored.StoredForms;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class ElasticHomeDocuments implements HomeDocuments {
  private static final String SEQ_NO = "_seq_no";
  private static final String CONFLICT = "version_conflict_engine_exception";
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int NOT_FOUND = 404;
  private static final int REMOVED_AT_ONCE = 2_000;

  private final ElasticsearchClient elasticsearch;
  private final StoredForms forms;

  ElasticHomeDocuments(ElasticsearchClient elasticsearch, StoredForms forms) {
    this.elasticsearch = elasticsearch;
    this.forms = forms;
  }

  @FunctionalInterface
  private interface Call<T> {
    T run() throws IOException;
  }

  @Override
  public void refresh(Location home) {
    var unused =
        run(
            home,
            () -> elasticsearch.indices().refresh(request -> request.index(home.physicalIndex())));
  }

  @Override
  public long count(Location home) {
    CountRequest.Builder request =
        new CountRequest.Builder().index(home.physicalIndex()).query(query(documents(home)));
    String key = home.key();
    if (key != null) {
      request.routing(key);
    }
    return run(home, () -> elasticsearch.count(request.build())).count();
  }

  @Override
  public long lastSeqNo(Location home) {
    List<Found> last =
        search(
            home,
            request(home, documents(home), 1)
                .source(source -> source.fetch(false))
                .sort(sort -> sort.field(field -> field.field(SEQ_NO).order(SortOrder.Desc))));
    return last.isEmpty() ? -1 : last.getFirst().seqNo();
  }

  @Override
  public List<Found> page(Location home, long after, long upTo, int most, boolean contents) {
    BoolQuery.Builder wanted =
        documents(home)
            .filter(
                filter ->
                    filter.range(
                        range ->
                            range.untyped(
                                writes ->
                                    writes
                                        .field(SEQ_NO)
                                        .gt(JsonData.of(after))
                                        .lte(JsonData.of(upTo)))));
    SearchRequest.Builder request =
        request(home, wanted, most)
            .sort(sort -> sort.field(field -> field.field(SEQ_NO).order(SortOrder.Asc)));
    return search(home, contents ? request : request.source(source -> source.fetch(false)));
  }

  @Override
  public List<Found> byId(Location home, Collection<String> ids) {
    List<String> physical = ids.stream().map(home::physicalId).toList();
    BoolQuery.Builder wanted = documents(home).filter(f -> f.ids(i -> i.values(physical)));
    return search(home, request(home, wanted, Math.max(1, ids.size())));
  }

  @Override
  public List<Found> sample(Location home, long seed, int most) {
    Query own = query(documents(home));
    return search(
        home,
        request(home, documents(home), most)
            .query(
                query ->
                    query.functionScore(
                        score ->
                            score
                                .query(own)
                                .boostMode(FunctionBoostMode.Replace)
                                .functions(
                                    function ->
                                        function.randomScore(
                                            random ->
                                                random.seed(Long.toString(seed)).field(SEQ_NO))))));
  }

  @Override
  public List<Found> tombstones(Location home, int most) {
    BoolQuery.Builder wanted =
        all(home).filter(f -> f.term(term -> term.field(Location.TOMBSTONE).value(true)));
    return search(home, request(home, wanted, most).source(source -> source.fetch(false)));
  }

  @Override
  public Set<String> write(Location home, List<Versioned> documents) {
    if (documents.isEmpty()) {
      return Set.of();
    }
    StoredForm form = forms.of(home);
    List<BulkResponseItem> replies =
        bulk(
            home,
            documents.stream()
                .map(
                    document ->
                        BulkOperation.of(
                            operation ->
                                operation.<ObjectNode>index(
                                    index ->
                                        index
                                            .index(home.physicalIndex())
                                            .id(form.id(document.id()))
                                            .routing(home.key())
                                            .version(document.version())
                                            .versionType(VersionType.External)
                                            .document(form.physical(document.content())))))
                .toList());
    Set<String> refused = new HashSet<>();
    for (int i = 0; i < replies.size(); i++) {
      if (isRefused(replies.get(i))) {
        refused.add(documents.get(i).id());
      }
    }
    return refused;
  }

  @Override
  public void delete(Location home, List<Found> documents) {
    if (documents.isEmpty()) {
      return;
    }
    StoredForm form = forms.of(home);
    bulk(
            home,
            documents.stream()
                .map(
                    document ->
                        BulkOperation.of(
                            operation ->
                                operation.delete(
                                    delete ->
                                        delete
                                            .index(home.physicalIndex())
                                            .id(form.id(document.id()))
                                            .routing(home.key())
                                            .ifSeqNo(document.seqNo())
                                            .ifPrimaryTerm(document.primaryTerm()))))
                .toList())
        .forEach(ElasticHomeDocuments::isRefused);
  }

  @Override
  public Matches match(Location home, Field field, String text, int most) {
    StoredForm form = forms.of(home);
    String physical = form.indexedField(field.name());
    String words = form.analysisOf(field.name()).map(cut -> form.termLine(cut, text)).orElse(text);
    Query wanted =
        field.kind() == FieldKind.TEXT
            ? Query.of(q -> q.match(m -> m.field(physical).query(words).operator(Operator.And)))
            : Query.of(q -> q.term(term -> term.field(physical).value(text)));
    SearchResponse<ObjectNode> reply =
        run(
            home,
            () ->
                elasticsearch.search(
                    request(home, documents(home).filter(wanted), most)
                        .trackTotalHits(track -> track.enabled(true))
                        .source(source -> source.fetch(false))
                        .build(),
                    ObjectNode.class));
    long total = Objects.requireNonNull(reply.hits().total()).value();
    return new Matches(
        total,
        total > most
            ? Set.of()
            : reply.hits().hits().stream()
                .map(hit -> form.clientId(Objects.requireNonNull(hit.id())))
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public boolean remove(Location home) {
    if (home.key() == null) {
      var unused =
          run(
              home,
              () ->
                  elasticsearch
                      .indices()
                      .delete(
                          request -> request.index(home.physicalIndex()).ignoreUnavailable(true)));
      return true;
    }
    refresh(home);
    List<Found> some =
        search(
            home, request(home, all(home), REMOVED_AT_ONCE).source(source -> source.fetch(false)));
    delete(home, some);
    return some.isEmpty();
  }

  private static SearchRequest.Builder request(Location home, BoolQuery.Builder wanted, int most) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(home.physicalIndex())
            .size(most)
            .trackTotalHits(track -> track.enabled(false))
            .version(true)
            .seqNoPrimaryTerm(true)
            // A copy needs them; replies to searches leave them out by default.
            .source(source -> source.filter(filter -> filter.excludeVectors(false)))
            .query(query(wanted));
    String key = home.key();
    // The client sends an empty routing where it is given none, and that leads to no shard.
    return key == null ? request : request.routing(key);
  }

  private static Query query(BoolQuery.Builder bool) {
    return Query.of(query -> query.bool(bool.build()));
  }

  private static BoolQuery.Builder all(Location home) {
    BoolQuery.Builder own = new BoolQuery.Builder();
    String key = home.key();
    if (key != null) {
      own.filter(filter -> filter.term(term -> term.field(Location.TENANT_INDEX).value(key)));
    }
    return own;
  }

  private static BoolQuery.Builder documents(Location home) {
    return all(home).mustNot(not -> not.term(term -> term.field(Location.TOMBSTONE).value(true)));
  }

  private List<Found> search(Location home, SearchRequest.Builder request) {
    StoredForm form = forms.of(home);
    return run(home, () -> elasticsearch.search(request.build(), ObjectNode.class))
        .hits()
        .hits()
        .stream()
        .map(hit -> found(form, hit))
        .toList();
  }

  private static Found found(StoredForm form, Hit<ObjectNode> hit) {
    ObjectNode source = hit.source();
    return new Found(
        form.clientId(Objects.requireNonNull(hit.id())),
        Objects.requireNonNull(hit.seqNo()),
        Objects.requireNonNull(hit.primaryTerm()),
        Objects.requireNonNull(hit.version()),
        source == null ? null : form.logical(source));
  }

  private List<BulkResponseItem> bulk(Location home, List<BulkOperation> operations) {
    BulkResponse reply =
        run(home, () -> elasticsearch.bulk(request -> request.operations(operations)));
    if (reply.items().size() != operations.size()) {
      throw new EngineFailure("The search engine has not answered for all documents", true, null);
    }
    return reply.items();
  }

  /**
   * Whether the engine will never take this as it is; what it could not do only now is thrown. That
   * something newer is there is what the caller wanted to be told apart.
   */
  private static boolean isRefused(BulkResponseItem item) {
    ErrorCause error = item.error();
    if (error == null || CONFLICT.equals(error.type())) {
      return false;
    }
    if (item.status() == TOO_MANY_REQUESTS
        || item.status() >= SERVER_ERROR
        || item.status() == NOT_FOUND) {
      throw new EngineFailure("The search engine is busy (%s)".formatted(error.type()), true, null);
    }
    return true;
  }

  private static <T> T run(Location home, Call<T> call) {
    try {
      return call.run();
    } catch (ElasticsearchException refusal) {
      IndexOutcome said = ElasticPhysicalIndexes.outcome(refusal, home.physicalIndex());
      boolean passing = said instanceof IndexOutcome.Unavailable;
      throw new EngineFailure(
          passing
              ? ((IndexOutcome.Unavailable) said).reason()
              : "The search engine refuses what a job asks for (%s)"
                  .formatted(refusal.error().type()),
          passing,
          refusal);
    } catch (IOException failure) {
      throw new EngineFailure(
          ElasticPhysicalIndexes.unreachable(failure, home.physicalIndex()).reason(),
          true,
          failure);
    }
  }
}

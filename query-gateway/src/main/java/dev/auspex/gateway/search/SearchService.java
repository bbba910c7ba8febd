package dev.auspex.gateway.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.SearchPermit;
import dev.auspex.gateway.search.rank.RankedHits;
import dev.auspex.gateway.search.rank.Ranker;
import dev.auspex.gateway.search.recall.Recall;
import dev.auspex.gateway.search.recall.RecallPlan;
import dev.auspex.gateway.search.request.Caller;
import dev.auspex.gateway.search.request.SearchBody;
import dev.auspex.gateway.search.request.SearchQuery;
import dev.auspex.gateway.search.request.SearchRequests;
import dev.auspex.gateway.search.respond.Responder;
import dev.auspex.gateway.search.respond.SearchReply;
import dev.auspex.gateway.search.rewrite.Rewriter;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each stage what the one before it made. */
@Singleton
class SearchService {
  private static final Logger LOG = LoggerFactory.getLogger(SearchService.class);

  private final SearchRequests requests;
  private final Rewriter rewriter;
  private final Recall recall;
  private final Ranker ranker;
  private final Responder responder;
  private final SearchConfig config;
  private final MeterRegistry meters;

  SearchService(
      SearchRequests requests,
      Rewriter rewriter,
      Recall recall,
      Ranker ranker,
      Responder responder,
      SearchConfig config,
      MeterRegistry meters) {
    this.requests = requests;
    this.rewriter = rewriter;
    this.recall = recall;
    this.ranker = ranker;
    this.responder = responder;
    this.config = config;
    this.meters = meters;
  }

  SearchReply search(Entry entry, SearchPermit permit, InputStream body) {
    return search(entry, permit, requests.parse(body));
  }

  SearchReply search(Entry entry, SearchPermit permit, JsonNode body) {
    return search(entry, permit, requests.parse(body));
  }

  private SearchReply search(Entry entry, SearchPermit permit, SearchBody body) {
    return entry.work(
        admitted ->
            search(admitted, permit, requests.check(body, admitted.index(), caller(admitted))));
  }

  private static Caller caller(Admitted admitted) {
    return new Caller(admitted.context().tenant(), admitted.filter(), admitted.context().user());
  }

  private SearchReply search(Admitted admitted, SearchPermit permit, SearchQuery query) {
    IndexSnapshot index = admitted.index();
    long start = System.nanoTime();
    Deadline deadline = Deadline.in(config.deadline());
    RewrittenQuery rewritten = rewriter.rewrite(query, admitted.served());
    Duration rewriting = since(start);
    RecallPlan plan =
        query.sorting() == null
            ? recall.plan(rewritten, index.bundle(), deadline.within(config.embedBudget()))
            : recall.matches(rewritten, index.bundle().schema());
    RankedHits ranked =
        ranker.rank(
            plan, rewritten, query, index, admitted.filter(), permit.modelAllowed(), deadline);
    SearchReply reply =
        responder.reply(
            UUID.randomUUID().toString(),
            query,
            rewritten,
            ranked,
            new Responder.Times(since(start), rewriting, plan.embedding()));
    permit.answered(ranked.hits().rank().modelMillis());
    record(admitted, reply, since(start));
    return reply;
  }

  private void record(Admitted admitted, SearchReply reply, Duration took) {
    Timer.builder("gateway.search")
        .description("Searches that were answered, by the rung that answered")
        .tag("rung", reply.rank().rung())
        .register(meters)
        .record(took);
    for (String reason : reply.rank().degraded()) {
      meters.counter("gateway.search.degraded", "reason", reason).increment();
    }
    LOG.atDebug()
        .addKeyValue("requestId", reply.requestId())
        .addKeyValue("tenant", admitted.context().tenant())
        .addKeyValue("index", admitted.index().name())
        .addKeyValue("rung", reply.rank().rung())
        .addKeyValue("degraded", reply.rank().degraded())
        .addKeyValue("tookMillis", took.toMillis())
        .log("searched");
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}

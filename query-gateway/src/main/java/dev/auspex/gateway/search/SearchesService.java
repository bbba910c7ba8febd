package dev.auspex.gateway.search;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.edge.Problems;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.SearchPermit;
import dev.auspex.gateway.admit.TenantContext;
import dev.auspex.gateway.search.request.SearchBatch;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs several searches of one request beside each other; what befalls one is its own affair. */
@Singleton
class SearchesService {
  private static final Logger LOG = LoggerFactory.getLogger(SearchesService.class);

  private final SearchBatch batch;
  private final Gate gate;
  private final Allowances allowances;
  private final SearchService searches;

  SearchesService(SearchBatch batch, Gate gate, Allowances allowances, SearchService searches) {
    this.batch = batch;
    this.gate = gate;
    this.allowances = allowances;
    this.searches = searches;
  }

  SearchesReply search(TenantContext context, InputStream body) {
    List<SearchBatch.Item> items = batch.read(body);
    List<Future<SearchesReply.Item>> running = new ArrayList<>(items.size());
    // Closing it waits for the searches, each of which has a deadline.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (SearchBatch.Item item : items) {
        running.add(begin(context, item, threads));
      }
    }
    return new SearchesReply(running.stream().map(Future::resultNow).toList());
  }

  /** Admits the search on this thread, so that the first ones are those that the limits let in. */
  private Future<SearchesReply.Item> begin(
      TenantContext context, SearchBatch.Item item, ExecutorService threads) {
    try {
      if (item.index().isEmpty()) {
        throw ApiProblem.of(
            ProblemType.INVALID_REQUEST,
            List.of(new Violation("index", "the name of an index of the tenant")));
      }
      Entry entry = gate.admit(context, item.index(), ApiKeyScope.SEARCH);
      SearchPermit permit = allowances.search(context.tenant());
      return threads.submit(() -> run(entry, permit, item));
    } catch (RuntimeException refused) {
      return CompletableFuture.completedFuture(refused(refused));
    }
  }

  private SearchesReply.Item run(Entry entry, SearchPermit permit, SearchBatch.Item item) {
    try (permit) {
      return SearchesReply.Item.answered(searches.search(entry, permit, item.body()));
    } catch (RuntimeException refused) {
      return refused(refused);
    }
  }

  private static SearchesReply.Item refused(RuntimeException failure) {
    ApiProblem problem = Problems.from(failure);
    if (problem.type() == ProblemType.INTERNAL) {
      LOG.atError()
          .addKeyValue("problem", problem.type().slug())
          .setCause(failure)
          .log("one of several searches failed");
    }
    return SearchesReply.Item.refused(problem);
  }
}

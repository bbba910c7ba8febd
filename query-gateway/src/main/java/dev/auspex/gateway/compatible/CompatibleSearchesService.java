package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.edge.Problems;
import dev.auspex.gateway.admit.Allowances;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.Gate;
import dev.auspex.gateway.admit.SearchPermit;
import dev.auspex.gateway.admit.TenantContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the searches of one {@code _msearch}; what befalls one is its own affair. */
@Singleton
class CompatibleSearchesService {
  private static final Logger LOG = LoggerFactory.getLogger(CompatibleSearchesService.class);

  /** So many run beside each other. */
  private static final int AT_ONCE = 10;

  private final Gate gate;
  private final Allowances allowances;
  private final CompatibleSearchService searches;

  CompatibleSearchesService(Gate gate, Allowances allowances, CompatibleSearchService searches) {
    this.gate = gate;
    this.allowances = allowances;
    this.searches = searches;
  }

  ObjectNode search(TenantContext context, List<SearchLines.Line> lines, boolean typedKeys) {
    long start = System.nanoTime();
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    ArrayNode responses = JsonNodeFactory.instance.arrayNode();
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      List<SearchLines.Line> part = lines.subList(from, Math.min(lines.size(), from + AT_ONCE));
      run(context, part, typedKeys).forEach(responses::add);
    }
    reply.put("took", Duration.ofNanos(System.nanoTime() - start).toMillis());
    reply.set("responses", responses);
    return reply;
  }

  private List<ObjectNode> run(
      TenantContext context, List<SearchLines.Line> lines, boolean typedKeys) {
    List<Future<ObjectNode>> running = new ArrayList<>(lines.size());
    // Closing it waits for the searches, each of which has a deadline.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (SearchLines.Line line : lines) {
        running.add(begin(context, line, typedKeys, threads));
      }
    }
    return running.stream().map(Future::resultNow).toList();
  }

  /** Admits the search on this thread, so that the first ones are those that the limits let in. */
  private Future<ObjectNode> begin(
      TenantContext context, SearchLines.Line line, boolean typedKeys, ExecutorService threads) {
    try {
      Entry entry = gate.admit(context, line.index(), ApiKeyScope.SEARCH);
      SearchPermit permit = allowances.search(context.tenant());
      return threads.submit(() -> run(entry, permit, line, typedKeys));
    } catch (RuntimeException refused) {
      return CompletableFuture.completedFuture(refused(refused));
    }
  }

  private ObjectNode run(
      Entry entry, SearchPermit permit, SearchLines.Line line, boolean typedKeys) {
    try (permit) {
      return searches.search(entry, permit, line.body(), typedKeys).put("status", 200);
    } catch (RuntimeException refused) {
      return refused(refused);
    }
  }

  private static ObjectNode refused(RuntimeException failure) {
    ApiProblem problem = Problems.from(failure);
    if (problem.type() == ProblemType.INTERNAL) {
      LOG.atError()
          .addKeyValue("problem", problem.type().slug())
          .setCause(failure)
          .log("one of several searches failed");
    }
    return ErrorShape.body(problem, null);
  }
}

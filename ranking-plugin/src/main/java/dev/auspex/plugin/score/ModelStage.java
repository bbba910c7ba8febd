package dev.auspex.plugin.score;

import dev.auspex.contract.Deadline;
import dev.auspex.plugin.fusion.AuspexRetrieverBuilder;
import dev.auspex.plugin.request.Rerank;
import dev.auspex.ranking.model.Scoring;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.search.retriever.RetrieverBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The stage after fusion, as one coordinating node runs it.
 *
 * @param scorer asks the model server
 * @param threads carries the request's headers over the asynchronous call
 * @param listener hears how each search ended
 */
public record ModelStage(Scorer scorer, ThreadContext threads, RankReport.Listener listener)
    implements AuspexRetrieverBuilder.FusedStage {
  /** Scores documents against a query; ends not later than the deadline, on whatever thread. */
  public interface Scorer {
    /** One score per document, in their order, or why there are none. */
    CompletableFuture<Scoring> score(
        String model, String query, List<String> documents, Deadline deadline);
  }

  @Override
  public RetrieverBuilder over(RetrieverBuilder fusion, @Nullable Rerank rerank) {
    return new StagedRetriever(fusion, rerank, this);
  }
}

package dev.auspex.plugin.score;

import dev.auspex.plugin.fusion.AuspexRetrieverBuilder;
import dev.auspex.plugin.request.Rerank;
import dev.auspex.ranking.model.ModelServerClient;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.search.retriever.RetrieverBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The stage after fusion, as one coordinating node runs it.
 *
 * @param client asks the model server
 * @param threads carries the request's headers over the asynchronous call
 * @param listener hears how each search ended
 */
public record ModelStage(
    ModelServerClient client, ThreadContext threads, RankReport.Listener listener)
    implements AuspexRetrieverBuilder.FusedStage {
  @Override
  public RetrieverBuilder over(RetrieverBuilder fusion, @Nullable Rerank rerank) {
    return new StagedRetriever(fusion, rerank, this);
  }
}

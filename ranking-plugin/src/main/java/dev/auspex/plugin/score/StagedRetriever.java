package dev.auspex.plugin.score;

import dev.auspex.plugin.request.Rerank;
import java.util.Objects;
import org.elasticsearch.index.query.RankDocsQueryBuilder;
import org.elasticsearch.search.builder.SearchSourceBuilder;
import org.elasticsearch.search.retriever.RetrieverBuilder;
import org.elasticsearch.search.retriever.RetrieverBuilderWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Fusion with the model stage behind it. Once the fused list is known, the stage goes into the very
 * search that fetches the hits: scores of a query must not be negative, those of a rank builder
 * may.
 */
final class StagedRetriever extends RetrieverBuilderWrapper<StagedRetriever> {
  private final @Nullable Rerank rerank;
  private final ModelStage stage;

  StagedRetriever(RetrieverBuilder fusion, @Nullable Rerank rerank, ModelStage stage) {
    super(fusion);
    this.rerank = rerank;
    this.stage = stage;
  }

  @Override
  protected StagedRetriever clone(RetrieverBuilder fusion) {
    return new StagedRetriever(fusion, rerank, stage);
  }

  @Override
  public void extractToSearchSourceBuilder(SearchSourceBuilder source, boolean compoundUsed) {
    super.extractToSearchSourceBuilder(source, compoundUsed);
    if (compoundUsed) {
      if (rerank != null) {
        throw new IllegalArgumentException(
            "[rerank] of [auspex] only works in the outermost retriever, because an outer one would"
                + " not see the model's scores");
      }
      return;
    }
    FirstStage firstStage = FirstStage.of(((RankDocsQueryBuilder) source.query()).rankDocs());
    int pageEnd = Math.min(source.from() + source.size(), firstStage.size());
    // A page that is empty or lies wholly behind the window looks the same without the model.
    if (rerank == null
        || source.size() == 0
        || source.from() >= Math.min(rerank.window(), pageEnd)) {
      stage.listener().ranked(RankReport.FIRST_STAGE);
      return;
    }
    int window = Math.min(rerank.window(), firstStage.size());
    source.rankBuilder(
        new ModelRankBuilder(
            // Documents behind the page and behind the window need not pass the stage.
            Math.max(window, pageEnd),
            rerank,
            new ModelRankBuilder.Coordination(stage, firstStage)));
  }

  @Override
  protected boolean doEquals(Object other) {
    return super.doEquals(other)
        && other instanceof StagedRetriever that
        && Objects.equals(rerank, that.rerank);
  }

  @Override
  protected int doHashCode() {
    return Objects.hash(super.doHashCode(), rerank);
  }
}

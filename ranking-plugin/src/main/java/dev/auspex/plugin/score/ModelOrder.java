package dev.auspex.plugin.score;

import dev.auspex.contract.Deadline;
import dev.auspex.plugin.fusion.FusedDoc;
import dev.auspex.plugin.request.Rerank;
import dev.auspex.ranking.model.ModelFailure;
import dev.auspex.ranking.model.Scoring;
import dev.auspex.ranking.rerank.Ranking;
import dev.auspex.ranking.rerank.RerankWindow;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.search.rank.context.RankFeaturePhaseRankCoordinatorContext;
import org.elasticsearch.search.rank.feature.RankFeatureDoc;
import org.jspecify.annotations.Nullable;

/** On the coordinating node: one call for the top of all shards, then the final order. */
final class ModelOrder extends RankFeaturePhaseRankCoordinatorContext {
  private final Rerank rerank;
  private final ModelStage stage;
  private final FirstStage firstStage;

  ModelOrder(
      int size,
      int from,
      int rankWindowSize,
      Rerank rerank,
      ModelRankBuilder.Coordination coordination) {
    super(size, from, rankWindowSize, true);
    this.rerank = rerank;
    this.stage = coordination.stage();
    this.firstStage = coordination.firstStage();
  }

  /**
   * Answers {@code listener} with the documents in final order; a failed call is no failure here.
   */
  @Override
  public void computeRankScoresForGlobalResults(
      RankFeatureDoc[] found, ActionListener<RankFeatureDoc[]> listener) {
    ActionListener.run(listener, each -> rank(candidates(found), each));
  }

  private void rank(List<Candidate> candidates, ActionListener<RankFeatureDoc[]> listener) {
    RerankWindow window =
        RerankWindow.of(candidates.stream().map(Candidate::text).toList(), rerank.window());
    if (window.documents().isEmpty()) {
      stage.listener().ranked(RankReport.FIRST_STAGE);
      listener.onResponse(inOrder(candidates, window.inFirstStageOrder()));
      return;
    }
    Supplier<ThreadContext.StoredContext> request = stage.threads().newRestorableContext(true);
    long start = System.nanoTime();
    var unused =
        stage
            .scorer()
            .score(
                rerank.model(), rerank.query(), window.documents(), Deadline.in(rerank.timeout()))
            .exceptionally(thrown -> new ModelFailure.Unavailable(thrown.toString()))
            .thenAccept(
                scoring -> {
                  Duration took = Duration.ofNanos(System.nanoTime() - start);
                  try (ThreadContext.StoredContext restored = request.get()) {
                    ActionListener.completeWith(
                        listener, () -> ranked(candidates, window, scoring, took));
                  }
                });
  }

  private RankFeatureDoc[] ranked(
      List<Candidate> candidates, RerankWindow window, Scoring scoring, Duration took) {
    Ranking ranking = window.orderedBy(scoring);
    stage
        .listener()
        .ranked(new RankReport(ranking.rung(), ranking.scored(), took, ranking.degradation()));
    return inOrder(candidates, ranking);
  }

  /** The documents that still stand, in first-stage order. */
  private List<Candidate> candidates(RankFeatureDoc[] found) {
    return Arrays.stream(found)
        .map(doc -> Candidate.of(doc, firstStage.get(doc)))
        .sorted(Comparator.comparingInt(Candidate::rank))
        .toList();
  }

  private static RankFeatureDoc[] inOrder(List<Candidate> candidates, Ranking ranking) {
    return ranking.places().stream()
        .map(place -> candidates.get(place.candidate()).with(place.modelScore()))
        .toArray(RankFeatureDoc[]::new);
  }

  /**
   * Scores may fall from the model's to the fused ones: the order is that of the documents given.
   */
  @Override
  protected RankFeatureDoc[] preprocess(RankFeatureDoc[] inOrder, boolean rerankedScores) {
    return inOrder;
  }

  @Override
  protected void computeScores(RankFeatureDoc[] docs, ActionListener<float[]> listener) {
    throw new UnsupportedOperationException("scores alone cannot say which documents stay behind");
  }

  /**
   * One document on its way.
   *
   * @param rank place in the fused list, from 1
   * @param score fused score
   */
  private record Candidate(int doc, int shard, int rank, float score, String text) {
    static Candidate of(RankFeatureDoc found, @Nullable FusedDoc fused) {
      if (fused == null) {
        throw new IllegalStateException("a shard brought a document that fusion does not know");
      }
      return new Candidate(
          found.doc, found.shardIndex, fused.rank, fused.score, found.featureData.getFirst());
    }

    RankFeatureDoc with(@Nullable Float modelScore) {
      return new RankFeatureDoc(doc, modelScore == null ? score : modelScore, shard);
    }
  }
}

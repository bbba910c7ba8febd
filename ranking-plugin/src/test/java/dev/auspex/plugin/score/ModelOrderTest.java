package dev.auspex.plugin.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.plugin.fusion.FusedDocs;
import dev.auspex.plugin.request.Rerank;
import dev.auspex.ranking.model.ModelFailure;
import dev.auspex.ranking.model.Scores;
import dev.auspex.ranking.model.Scoring;
import dev.auspex.ranking.rerank.Degradation;
import dev.auspex.ranking.rerank.Rung;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.lucene.search.Explanation;
import org.elasticsearch.action.support.PlainActionFuture;
import org.elasticsearch.common.io.stream.BytesStreamOutput;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.search.rank.RankDoc;
import org.elasticsearch.search.rank.feature.RankFeatureDoc;
import org.junit.jupiter.api.Test;

/** Five documents over two shards; the fused order is a, b, c, d, e. */
class ModelOrderTest {
  private static final Rerank RERANK = new Rerank("m", "q", List.of("f"), 3, 1000);

  private final List<RankDoc> fused =
      List.of(
          FusedDocs.of(0, 4, 1, 0.05f),
          FusedDocs.of(1, 4, 2, 0.04f),
          FusedDocs.of(0, 1, 3, 0.03f),
          FusedDocs.of(1, 0, 4, 0.02f),
          FusedDocs.of(0, 9, 5, 0.01f));
  private final List<RankReport> reports = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final ThreadContext threads = new ThreadContext(Settings.EMPTY);
  private final CompletableFuture<Scoring> answer = new CompletableFuture<>();

  @Test
  void modelOrdersTheWindowAndTheRestFollowsWithFusedScores() throws Exception {
    // Given
    PlainActionFuture<RankFeatureDoc[]> ranked = rank(texts("a", "b", "c", "d", "e"));
    assertThat(ranked.isDone()).isFalse();

    // When
    answer.complete(scored(-0.5f, 0.1f, 0.9f));

    // Then
    assertThat(sent).containsExactly("a", "b", "c");
    assertThat(page(ranked.get(), 5, 0))
        .containsExactly("c 0.9", "b 0.1", "a -0.5", "d 0.02", "e 0.01");
    assertThat(reports)
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.rung()).isEqualTo(Rung.MODEL);
              assertThat(report.scored()).isEqualTo(3);
            });
  }

  @Test
  void pageIsCutFromTheFinalOrderAndRanksCountFromTheTop() throws Exception {
    PlainActionFuture<RankFeatureDoc[]> ranked = rank(texts("a", "b", "c", "d", "e"));
    answer.complete(scored(-0.5f, 0.1f, 0.9f));

    RankFeatureDoc[] page = order(2, 2).rankAndPaginate(ranked.get(), true);

    assertThat(Arrays.stream(page).map(this::name)).containsExactly("a -0.5", "d 0.02");
    assertThat(Arrays.stream(page).map(doc -> doc.rank)).containsExactly(3, 4);
  }

  @Test
  void documentsWithoutTextKeepTheirPlaceBehindTheScoredOnes() throws Exception {
    PlainActionFuture<RankFeatureDoc[]> ranked = rank(texts("", "b", "c", "d", "e"));
    answer.complete(scored(0.1f, 0.9f));

    assertThat(sent).containsExactly("b", "c");
    assertThat(page(ranked.get(), 5, 0))
        .containsExactly("c 0.9", "b 0.1", "a 0.05", "d 0.02", "e 0.01");
    assertThat(reports.getFirst().scored()).isEqualTo(2);
  }

  @Test
  void failedCallKeepsTheFusedOrderAndIsNamed() throws Exception {
    PlainActionFuture<RankFeatureDoc[]> ranked = rank(texts("a", "b", "c", "d", "e"));
    answer.complete(new ModelFailure.TimedOut(RERANK.timeout()));

    assertThat(page(ranked.get(), 5, 0))
        .containsExactly("a 0.05", "b 0.04", "c 0.03", "d 0.02", "e 0.01");
    assertThat(reports.getFirst().degradation()).isEqualTo(Degradation.MODEL_TIMEOUT);
  }

  @Test
  void brokenClientCountsAsUnavailable() throws Exception {
    PlainActionFuture<RankFeatureDoc[]> ranked = rank(texts("a", "b", "c", "d", "e"));
    answer.completeExceptionally(new IllegalStateException("broken"));

    assertThat(ranked.get()).hasSize(5);
    assertThat(reports.getFirst().degradation()).isEqualTo(Degradation.MODEL_UNAVAILABLE);
  }

  @Test
  void withoutAnyTextNobodyIsAsked() throws Exception {
    PlainActionFuture<RankFeatureDoc[]> ranked = rank(texts("", "", "", "d", "e"));

    assertThat(page(ranked.get(), 2, 0)).containsExactly("a 0.05", "b 0.04");
    assertThat(sent).isEmpty();
    assertThat(reports).containsExactly(RankReport.FIRST_STAGE);
  }

  @Test
  void documentsOfAFailedShardAreLeftOut() throws Exception {
    PlainActionFuture<RankFeatureDoc[]> ranked =
        rank(
            Arrays.stream(texts("a", "b", "c", "d", "e"))
                .filter(doc -> doc.shardIndex == 0)
                .toArray(RankFeatureDoc[]::new));
    answer.complete(scored(0.1f, 0.2f, 0.3f));

    assertThat(page(ranked.get(), 5, 0)).containsExactly("e 0.3", "c 0.2", "a 0.1");
  }

  @Test
  void reportIsMadeInTheContextOfTheRequest() throws Exception {
    // Given
    List<String> seen = new ArrayList<>();
    ModelStage stage =
        new ModelStage(
            (model, query, documents, deadline) -> answer,
            threads,
            report -> seen.add(threads.getHeader("request")));
    PlainActionFuture<RankFeatureDoc[]> ranked = new PlainActionFuture<>();
    try (ThreadContext.StoredContext outer = threads.stashContext()) {
      threads.putHeader("request", "mine");
      order(stage, 5, 0).computeRankScoresForGlobalResults(texts("a", "b", "c", "d", "e"), ranked);
    }

    // When: the answer comes on a thread that has no request
    answer.complete(scored(1, 2, 3));

    // Then
    assertThat(ranked.get()).hasSize(5);
    assertThat(seen).containsExactly("mine");
    assertThat(threads.getHeader("request")).isNull();
  }

  @Test
  void shardGetsThePartItNeedsAndCannotCoordinate() throws IOException {
    ModelRankBuilder builder = builder(stage());
    try (BytesStreamOutput out = new BytesStreamOutput()) {
      builder.writeTo(out);

      ModelRankBuilder read = new ModelRankBuilder(out.bytes().streamInput());

      assertThat(read).isEqualTo(builder).hasSameHashCodeAs(builder);
      assertThat(read.rankWindowSize()).isEqualTo(5);
      assertThat(read.buildRankFeaturePhaseShardContext().getField()).isEqualTo("f");
      assertThatThrownBy(() -> read.buildRankFeaturePhaseCoordinatorContext(10, 0, null))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void explanationTellsTheModelsScoreFromAKeptOne() {
    ModelRankBuilder builder = builder(stage());
    Explanation firstStage = Explanation.match(0.05f, "fusion");
    RankFeatureDoc scored = new RankFeatureDoc(4, 0.7f, 0);
    RankFeatureDoc kept = new RankFeatureDoc(4, 0.05f, 0);

    assertThat(builder.explainHit(firstStage, scored, List.of()).getDescription())
        .contains("by the score of model [m]");
    assertThat(builder.explainHit(firstStage, kept, List.of()).getDescription())
        .contains("first-stage score kept");
  }

  private PlainActionFuture<RankFeatureDoc[]> rank(RankFeatureDoc[] found) {
    PlainActionFuture<RankFeatureDoc[]> ranked = new PlainActionFuture<>();
    order(5, 0).computeRankScoresForGlobalResults(found, ranked);
    return ranked;
  }

  private ModelStage stage() {
    return new ModelStage(
        (model, query, documents, deadline) -> {
          sent.addAll(documents);
          return answer;
        },
        threads,
        reports::add);
  }

  private ModelOrder order(int size, int from) {
    return order(stage(), size, from);
  }

  private ModelOrder order(ModelStage stage, int size, int from) {
    return (ModelOrder) builder(stage).buildRankFeaturePhaseCoordinatorContext(size, from, null);
  }

  private ModelRankBuilder builder(ModelStage stage) {
    return new ModelRankBuilder(
        5,
        RERANK,
        new ModelRankBuilder.Coordination(stage, FirstStage.of(fused.toArray(RankDoc[]::new))));
  }

  /** As the shards bring them: in no order, without ranks and scores. */
  private RankFeatureDoc[] texts(String... inFusedOrder) {
    List<RankFeatureDoc> found = new ArrayList<>();
    for (int i = inFusedOrder.length - 1; i >= 0; i--) {
      RankFeatureDoc doc = new RankFeatureDoc(fused.get(i).doc, Float.NaN, fused.get(i).shardIndex);
      doc.featureData(List.of(inFusedOrder[i]));
      found.add(doc);
    }
    return found.toArray(RankFeatureDoc[]::new);
  }

  private List<String> page(RankFeatureDoc[] ranked, int size, int from) {
    return Arrays.stream(order(size, from).rankAndPaginate(ranked, true)).map(this::name).toList();
  }

  private String name(RankFeatureDoc doc) {
    for (int i = 0; i < fused.size(); i++) {
      if (fused.get(i).doc == doc.doc && fused.get(i).shardIndex == doc.shardIndex) {
        return "abcde".charAt(i) + " " + doc.score;
      }
    }
    throw new AssertionError("unknown " + doc);
  }

  private static Scoring scored(float... scores) {
    return new Scoring.Scored(Scores.of(scores), Duration.ofMillis(5));
  }
}

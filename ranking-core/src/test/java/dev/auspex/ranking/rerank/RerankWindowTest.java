package dev.auspex.ranking.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.ranking.model.ModelFailure;
import dev.auspex.ranking.model.Scores;
import dev.auspex.ranking.model.Scoring;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RerankWindowTest {
  private static final Duration TOOK = Duration.ofMillis(7);

  @Test
  void modelScoresOrderTheWindowAndTheRestFollows() {
    // Given
    RerankWindow window = RerankWindow.of(List.of("a", "b", "c", "d", "e"), 3);

    // When
    Ranking ranking = window.orderedBy(scored(0.1f, -0.5f, 0.9f));

    // Then
    assertThat(window.documents()).containsExactly("a", "b", "c");
    assertThat(ranking.rung()).isEqualTo(Rung.MODEL);
    assertThat(ranking.scored()).isEqualTo(3);
    assertThat(ranking.degradation()).isNull();
    assertThat(ranking.places())
        .containsExactly(
            new Ranking.Place(2, 0.9f),
            new Ranking.Place(0, 0.1f),
            new Ranking.Place(1, -0.5f),
            new Ranking.Place(3, null),
            new Ranking.Place(4, null));
  }

  @Test
  void documentWithoutTextKeepsItsPlaceBehindTheScoredOnes() {
    // Given
    RerankWindow window = RerankWindow.of(List.of("", "b", " \n", "d", "e"), 4);

    // When
    Ranking ranking = window.orderedBy(scored(0.2f, 0.3f));

    // Then
    assertThat(window.documents()).containsExactly("b", "d");
    assertThat(candidates(ranking)).containsExactly(3, 1, 0, 2, 4);
    assertThat(ranking.scored()).isEqualTo(2);
  }

  @Test
  void equalScoresKeepTheFirstStageOrder() {
    Ranking ranking = RerankWindow.of(List.of("a", "b", "c"), 3).orderedBy(scored(1, 2, 1));

    assertThat(candidates(ranking)).containsExactly(1, 0, 2);
  }

  @Test
  void everyFailureKeepsTheFirstStageOrderAndIsNamed() {
    RerankWindow window = RerankWindow.of(List.of("a", "", "c"), 3);

    assertDegraded(window.orderedBy(new ModelFailure.TimedOut(TOOK)), Degradation.MODEL_TIMEOUT);
    assertDegraded(
        window.orderedBy(new ModelFailure.Unavailable("status 503")),
        Degradation.MODEL_UNAVAILABLE);
    assertDegraded(
        window.orderedBy(new ModelFailure.Rejected("status 400")), Degradation.MODEL_REJECTED);
    assertDegraded(window.orderedBy(scored(1)), Degradation.MODEL_REJECTED);
  }

  @Test
  void orderWithoutAModelIsTheFirstStageAndNotDegraded() {
    Ranking ranking = RerankWindow.of(List.of("a", "b"), 2).inFirstStageOrder();

    assertThat(ranking)
        .isEqualTo(
            new Ranking(
                Rung.FIRST_STAGE,
                List.of(new Ranking.Place(0, null), new Ranking.Place(1, null)),
                0,
                null));
  }

  private static void assertDegraded(Ranking ranking, Degradation reason) {
    assertThat(ranking)
        .isEqualTo(
            new Ranking(
                Rung.FIRST_STAGE,
                List.of(
                    new Ranking.Place(0, null),
                    new Ranking.Place(1, null),
                    new Ranking.Place(2, null)),
                0,
                reason));
  }

  private static Scoring scored(float... scores) {
    return new Scoring.Scored(Scores.of(scores), TOOK);
  }

  private static List<Integer> candidates(Ranking ranking) {
    return ranking.places().stream().map(Ranking.Place::candidate).toList();
  }
}

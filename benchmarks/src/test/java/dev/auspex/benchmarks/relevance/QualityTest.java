package dev.auspex.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityTest {
  private static final Map<String, Integer> GRADES = Map.of("a", 3, "b", 2, "c", 1, "d", 0);

  @Test
  void gainIsLinearAndDiscountedByTheLogarithmOfTheRank() {
    Quality quality = Quality.of(List.of("b", "x", "a"), GRADES);

    // 2/log2(2) + 3/log2(4) = 3.5 of the ideal 3/log2(2) + 2/log2(3) + 1/log2(4) = 4.76186
    assertThat(quality.ndcg10()).isCloseTo(0.735007, within(1e-6));
    assertThat(quality.mrr10()).isEqualTo(1);
    assertThat(quality.recall100()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(quality.zeroHits()).isZero();
  }

  @Test
  void theIdealOrderIsOne() {
    assertThat(Quality.of(List.of("a", "b", "c", "d"), GRADES).ndcg10()).isEqualTo(1);
  }

  @Test
  void theFirstGoodHitCountsForTheReciprocalRank() {
    assertThat(Quality.of(List.of("d", "x", "y", "c"), GRADES).mrr10()).isEqualTo(0.25);
  }

  @Test
  void whatStandsBelowTenCountsForRecallAlone() {
    List<String> hits = new ArrayList<>(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    hits.add("a");

    Quality quality = Quality.of(hits, GRADES);

    assertThat(quality.ndcg10()).isZero();
    assertThat(quality.mrr10()).isZero();
    assertThat(quality.recall100()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void moreThanTenGoodDocumentsHaveAnIdealOfTen() {
    Map<String, Integer> all = new java.util.HashMap<>();
    List<String> hits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.put("d" + i, 1);
      hits.add("d" + i);
    }

    assertThat(Quality.of(hits, all).ndcg10()).isCloseTo(1, within(1e-12));
    assertThat(Quality.of(hits.subList(0, 5), all).recall100()).isCloseTo(5 / 12.0, within(1e-12));
  }

  @Test
  void noHitsAreAZeroHitAndNoGain() {
    assertThat(Quality.of(List.of(), GRADES)).isEqualTo(new Quality(1, 0, 0, 0, 1));
  }

  @Test
  void theMeanCountsEveryQueryTheSame() {
    Quality mean =
        Quality.mean(List.of(new Quality(1, 1, 1, 1, 0), new Quality(3, 0, 0.5, 0.25, 1)));

    assertThat(mean).isEqualTo(new Quality(4, 0.25, 0.625, 0.4375, 0.75));
  }

  @Test
  void theMeanOfNothingIsNoNumber() {
    assertThat(Quality.mean(List.of()).ndcg10()).isNaN();
  }

  @Test
  void aQueryWithoutAGoodDocumentIsNotJudged() {
    assertThatThrownBy(() -> Quality.of(List.of("d"), Map.of("d", 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.auspex.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnchorTest {
  private static final String README =
      """
      # shop
      Plain-Lucene BM25:
          shop\tenglish\tk1=0.9 b=0.40\t{contents=1.0}\tdocs=10 q=5(skip 0, zero-hit 1)\tnDCG@10=0.3560\texp=0.9\trerank-judged nDCG@10=0.8631 exp=0.8
          shop\tstandard\tk1=1.2 b=0.75\t{title=3.0, text=1.0} split=test\tdocs=10 q=5\tnDCG@10=0.3738\tMAP=0.2
          other\tenglish\tk1=1.2 b=0.75\t{contents=1.0}\tdocs=10 q=5\tnDCG@10=0.9999\tMAP=0.2
      """;

  @Test
  void theBestRunOfTheSetBounds() {
    assertThat(Anchor.find(README, "shop"))
        .contains(new Anchor(0.3738, "standard k1=1.2 b=0.75 {title=3.0, text=1.0} split=test"));
  }

  @Test
  void aSetWithoutARunHasNone() {
    assertThat(Anchor.find(README, "movies")).isEmpty();
    assertThat(Anchor.find("", "shop")).isEmpty();
  }

  @Test
  void aReadmeThatSaysSoBoundsNothing() {
    assertThat(Anchor.find(README + "\nqrels are derived: Do not gate on them.", "shop")).isEmpty();
  }
}

package dev.auspex.ranking.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReciprocalRankFusionTest {
  private final ReciprocalRankFusion fusion = new ReciprocalRankFusion(60);

  @Test
  void documentOfBothChannelsBeatsTheBestOfOne() {
    // Given
    ChannelHits<String> term = channel("term", 1, "a", "b");
    ChannelHits<String> vector = channel("vector", 1, "c", "b");

    // When
    List<FusedHit<String>> fused = fusion.fuse(List.of(term, vector), 10);

    // Then
    assertThat(fused).extracting(FusedHit::document).containsExactly("b", "a", "c");
    assertThat(fused)
        .extracting(FusedHit::score)
        .containsExactly((float) (2.0 / 62), (float) (1.0 / 61), (float) (1.0 / 61));
  }

  @Test
  void eachHitKeepsItsRankAndScorePerChannel() {
    // Given
    ChannelHits<String> term =
        new ChannelHits<>(
            "term", 1, List.of(new ChannelHits.Hit<>("a", 8.3f), new ChannelHits.Hit<>("b", 7.1f)));
    ChannelHits<String> vector =
        new ChannelHits<>("vector", 1, List.of(new ChannelHits.Hit<>("b", 0.9f)));

    // When
    List<FusedHit<String>> fused = fusion.fuse(List.of(term, vector), 10);

    // Then
    assertThat(fused.getFirst().channels())
        .containsExactly(new Contribution("term", 2, 7.1f), new Contribution("vector", 1, 0.9f));
    assertThat(fused.getLast().channels()).containsExactly(new Contribution("term", 1, 8.3f));
  }

  @Test
  void weightMultipliesTheShareOfItsChannel() {
    // Given
    ChannelHits<String> term = channel("term", 1, "a");
    ChannelHits<String> vector = channel("vector", 3, "b");

    // When
    List<FusedHit<String>> fused = fusion.fuse(List.of(term, vector), 10);

    // Then
    assertThat(fused).extracting(FusedHit::document).containsExactly("b", "a");
    assertThat(fused.getFirst().score()).isEqualTo((float) (3.0 / 61));
  }

  @Test
  void tiesAreBrokenByTheDocumentWhateverTheOrderOfArrival() {
    // Given
    long seed = System.nanoTime();
    List<String> documents =
        new ArrayList<>(IntStream.range(10, 60).mapToObj(i -> "d" + i).toList());
    List<String> sorted = List.copyOf(documents);
    Collections.shuffle(documents, new Random(seed));
    List<ChannelHits<String>> channels =
        IntStream.range(0, documents.size())
            .mapToObj(i -> channel("channel-" + i, 1, documents.get(i)))
            .toList();

    // When
    List<FusedHit<String>> fused = fusion.fuse(channels, 100);

    // Then
    assertThat(fused)
        .as("seed %d", seed)
        .extracting(FusedHit::document)
        .containsExactlyElementsOf(sorted);
  }

  @Test
  void orderAgreesWithTheFloatScoresThatLaterStagesSee() {
    // Given: in double precision "b" is ahead by less than a float can show
    ChannelHits<String> first = channel("first", 1.0, "a");
    ChannelHits<String> second = channel("second", 1.0 + 1e-12, "b");

    // When
    List<FusedHit<String>> fused = fusion.fuse(List.of(first, second), 10);

    // Then
    assertThat(fused).extracting(FusedHit::document).containsExactly("a", "b");
  }

  @Test
  void repeatedDocumentOfAChannelCountsOnceWithItsBetterRank() {
    // Given
    ChannelHits<String> term = channel("term", 1, "a", "b", "a");

    // When
    List<FusedHit<String>> fused = fusion.fuse(List.of(term), 10);

    // Then
    assertThat(fused)
        .containsExactly(
            new FusedHit<>("a", (float) (1.0 / 61), List.of(new Contribution("term", 1, 3))),
            new FusedHit<>("b", (float) (1.0 / 62), List.of(new Contribution("term", 2, 2))));
  }

  @Test
  void limitCutsTheTail() {
    assertThat(fusion.fuse(List.of(channel("term", 1, "a", "b", "c")), 2))
        .extracting(FusedHit::document)
        .containsExactly("a", "b");
  }

  @Test
  void noHitsFuseToNothing() {
    assertThat(fusion.fuse(List.of(channel("term", 1), channel("vector", 1)), 10)).isEmpty();
  }

  @Test
  void impossibleWeightsAndConstantsAreRefused() {
    assertThatThrownBy(() -> channel("term", 0, "a")).hasMessageContaining("above 0, was 0.0");
    assertThatThrownBy(() -> channel("term", Double.NaN, "a")).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new ReciprocalRankFusion(0)).hasMessageContaining("at least 1, was 0");
  }

  private static ChannelHits<String> channel(String name, double weight, String... documents) {
    return new ChannelHits<>(
        name,
        weight,
        IntStream.range(0, documents.length)
            .mapToObj(i -> new ChannelHits.Hit<>(documents[i], documents.length - i))
            .toList());
  }
}

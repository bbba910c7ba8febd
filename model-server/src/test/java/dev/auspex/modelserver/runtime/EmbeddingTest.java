package dev.auspex.modelserver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EmbeddingTest {
  @Test
  void hasLengthOne() {
    Embedding embedding = Embedding.normalised(new float[] {3, 4});

    float[] row = new float[4];
    embedding.copyTo(row, 1);
    assertThat(row).containsExactly(0, 0.6f, 0.8f, 0);
  }

  @Test
  void cosineIsOneForTheSameZeroForARightAngleAndMinusOneForTheOpposite() {
    Embedding east = Embedding.normalised(new float[] {2, 0});

    assertThat(east.cosine(east)).isEqualTo(1f);
    assertThat(east.cosine(Embedding.normalised(new float[] {0, 5}))).isEqualTo(0f);
    assertThat(east.cosine(Embedding.normalised(new float[] {-1, 0}))).isEqualTo(-1f);
  }

  @Test
  void aVectorWithoutDirectionIsRefused() {
    assertThatThrownBy(() -> Embedding.normalised(new float[] {0, 0}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Embedding.normalised(new float[] {1, Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Embedding.normalised(new float[] {Float.POSITIVE_INFINITY}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void embeddingsOfDifferentModelsAreNotComparable() {
    Embedding two = Embedding.normalised(new float[] {1, 0});
    Embedding three = Embedding.normalised(new float[] {1, 0, 0});

    assertThatThrownBy(() -> two.cosine(three)).isInstanceOf(IllegalArgumentException.class);
  }
}

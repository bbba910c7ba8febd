package dev.auspex.modelserver.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxEncoderIT {
  private static final String TEXT = "Budget pizza slices 川味小馆, open late";

  @ParameterizedTest
  @EnumSource(Weights.class)
  void theSameTextHasTheSameEmbeddingToTheLastBitWhateverRunsBesideIt(Weights weights)
      throws Exception {
    // Given
    try (Encoder encoder = OnnxEncoders.load(weights, settings(128));
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Embedding alone = encoder.encode(encoder.tokenize(TEXT));
      List<Callable<Embedding>> mixed = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String text = i % 2 == 0 ? TEXT : "another text ".repeat(i);
        mixed.add(() -> encoder.encode(encoder.tokenize(text)));
      }

      // When
      List<Future<Embedding>> answers = threads.invokeAll(mixed);

      // Then
      assertThat(alone.dimensions()).isEqualTo(weights.dimensions());
      for (int i = 0; i < answers.size(); i += 2) {
        assertThat(answers.get(i).get()).isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Weights.class)
  void whatIsPastTheTokenLimitIsNotRead(Weights weights) {
    try (Encoder encoder = OnnxEncoders.load(weights, settings(16))) {
      Tokens shorter = encoder.tokenize("word ".repeat(14));
      Tokens longer = encoder.tokenize("word ".repeat(400));

      assertThat(longer.count()).isEqualTo(16);
      assertThat(longer.ids()).isEqualTo(shorter.ids());
    }
  }

  @ParameterizedTest
  @EnumSource(Weights.class)
  void textsWithoutWordsAreEmbeddedToo(Weights weights) {
    try (Encoder encoder = OnnxEncoders.load(weights, settings(128))) {
      for (String text : List.of("", " ", "\0", "\ud800", "😀", "\u200d\ufe0f")) {
        assertThat(encoder.encode(encoder.tokenize(text)).dimensions())
            .isEqualTo(weights.dimensions());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Weights.class)
  void aTokenLimitThatTheModelCannotReadStopsTheStart(Weights weights) {
    assertThatThrownBy(() -> OnnxEncoders.load(weights, settings(513)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("model-server.runtime.max-tokens must be 3 to 512, but is 513");
  }

  private static RuntimeConfig settings(int maxTokens) {
    return new RuntimeConfig() {
      @Override
      public int threads() {
        return 1;
      }

      @Override
      public int maxTokens() {
        return maxTokens;
      }

      @Override
      public Path cacheDirectory() {
        return Path.of("target", "native");
      }
    };
  }
}

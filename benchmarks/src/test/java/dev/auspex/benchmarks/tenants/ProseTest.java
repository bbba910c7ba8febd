package dev.auspex.benchmarks.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProseTest {
  @Test
  void theSameSeedMakesTheSameText() {
    assertThat(new Prose(1).words(50)).isEqualTo(new Prose(1).words(50));
    assertThat(new Prose(2).words(50)).isNotEqualTo(new Prose(1).words(50));
  }

  @Test
  void everyRankHasAWordOfItsOwn() {
    Set<String> words = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      words.add(Prose.word(i));
    }

    assertThat(words).hasSize(20_000);
  }

  @Test
  void theFirstWordIsAboutTwiceAsOftenAsTheSecond() {
    List<String> words = Arrays.asList(new Prose(3).words(100_000).split(" ", -1));

    double first = Collections.frequency(words, Prose.word(0));
    double second = Collections.frequency(words, Prose.word(1));

    assertThat(words).hasSize(100_000);
    assertThat(first / second).isBetween(1.8, 2.2);
  }
}

package dev.auspex.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void eachNumberIsDoneOnce() throws InterruptedException {
    Set<Integer> done = new ConcurrentSkipListSet<>();

    Workers.each(3, 100, 4, number -> assertThat(done.add(number)).isTrue());

    assertThat(done).hasSize(97).contains(3, 99).doesNotContain(2, 100);
  }

  @Test
  void aFailureEndsAll() {
    Set<Integer> done = new ConcurrentSkipListSet<>();

    assertThatThrownBy(
            () ->
                Workers.each(
                    0,
                    1_000_000,
                    2,
                    number -> {
                      if (number == 10) {
                        throw new IllegalStateException("ten");
                      }
                      done.add(number);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ten");
    assertThat(done).hasSizeLessThan(999_999);
  }
}

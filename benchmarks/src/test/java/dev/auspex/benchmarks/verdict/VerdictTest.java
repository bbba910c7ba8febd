package dev.auspex.benchmarks.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.benchmarks.verdict.Target.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Target KEPT = new Target("p50", 112.4, Comparison.AT_MOST, 150, "ms");
  private static final Target BROKEN = new Target("lost", 2, Comparison.EXACTLY, 0, "documents");

  @Test
  void allKeptAtFullSizeIsMet() {
    assertThat(Verdict.of(List.of(KEPT), 100, 100, "tenants")).hasToString("met");
  }

  @Test
  void aBrokenTargetIsNamedWithItsBound() {
    assertThat(Verdict.of(List.of(KEPT, BROKEN), 100, 100, "tenants"))
        .hasToString("missed: lost 2 documents (= 0)");
  }

  @Test
  void aSmallRunProvesNothingAboutTheFullSize() {
    assertThat(Verdict.of(List.of(KEPT), 5, 10_000, "tenants"))
        .hasToString(
            "missed: run with 5 of the 10,000 tenants that the targets are for; every bound held at"
                + " this size");
  }

  @Test
  void whatCouldNotBeMeasuredWasNotMet() {
    Target unknown = new Target("p99", Double.NaN, Comparison.AT_MOST, 1, "s");

    assertThat(Verdict.of(List.of(unknown), 1, 1, "runs"))
        .hasToString("missed: p99 not measured s (≤ 1)");
  }

  @Test
  void nothingMeasuredIsNotMet() {
    assertThat(Verdict.of(List.of(), 1, 1, "runs")).hasToString("missed: nothing was measured");
  }
}

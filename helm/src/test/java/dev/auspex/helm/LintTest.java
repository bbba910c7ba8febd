package dev.auspex.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
  @TempDir Path folder;

  static List<Chart.Install> installs() {
    return Chart.installs();
  }

  @Test
  void chartPassesTheStrictLint() {
    // When
    LintResult result = new Helm(Chart.ROOT).lint().strict().call();

    // Then
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("installs")
  void everyValuesFilePassesTheStrictLint(Chart.Install install) throws IOException {
    // When
    LintResult result = Chart.lint(install, folder);

    // Then
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }
}

package dev.auspex.contract.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {
  @Test
  void everyTypeHasItsOwnUri() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
  }

  @Test
  void everyTypeHasALineInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "problems.md"));

    assertThat(ProblemType.values())
        .allSatisfy(
            type -> assertThat(page).contains("| `" + type.slug() + "` | " + type.status() + " |"));
  }
}

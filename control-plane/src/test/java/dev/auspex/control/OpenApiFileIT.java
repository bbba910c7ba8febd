package dev.auspex.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs after the build has written the document. */
class OpenApiFileIT {
  private static final Path BUILT = Path.of("target", "openapi", "openapi.yaml");
  private static final Path COMMITTED = Path.of("..", "docs", "api", "control-plane.yaml");

  @Test
  void theCommittedDocumentIsTheOneOfThisCode() throws IOException {
    assertThat(Files.readString(COMMITTED))
        .as("copy control-plane/%s to docs/api/control-plane.yaml and commit it", BUILT)
        .isEqualTo(Files.readString(BUILT));
  }
}

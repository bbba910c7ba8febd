package dev.auspex.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A person's way through the console, in a real browser, through the real login page. */
class ConsoleIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @Test
  void clarasWayFromLoginToASearchResult() throws IOException, InterruptedException {
    assumeThat(CHROMIUM)
        .as("the browser test needs %s (Debian package chromium)", CHROMIUM)
        .isExecutable();
    Path shots = Path.of("target", "screenshots").toAbsolutePath();
    Files.createDirectories(shots);
    ProcessBuilder builder =
        new ProcessBuilder("node", "e2e/console.e2e.mjs")
            .directory(SharedStack.checkout().resolve("admin-ui").toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .put("AUSPEX_CONSOLE_URL", SharedStack.stack().endpoints().console().toString());
    builder.environment().put("AUSPEX_E2E_USER", "clara");
    builder.environment().put("AUSPEX_E2E_PASSWORD", "clara");
    builder.environment().put("AUSPEX_E2E_SHOTS", shots.toString());
    builder.environment().put("CHROMIUM", CHROMIUM.toString());
    Process browser = builder.start();
    String output = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(browser.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(browser.exitValue()).as(output).isZero();
    try (var files = Files.list(shots)) {
      assertThat(files.filter(file -> file.toString().endsWith(".png"))).isNotEmpty();
    }
  }
}

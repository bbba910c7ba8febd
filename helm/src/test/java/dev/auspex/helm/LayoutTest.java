package dev.auspex.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of the chart and of its images. */
class LayoutTest {
  @Test
  void everyTemplateHasAHelmUnittestFile() throws IOException {
    // When
    List<String> expected;
    try (Stream<Path> templates = Files.walk(Chart.ROOT.resolve("templates"))) {
      expected =
          templates
              .filter(file -> file.toString().endsWith(".yaml"))
              .map(file -> Chart.ROOT.resolve("templates").relativize(file).toString())
              .map(name -> name.replace('/', '_').replace(".yaml", "_test.yaml"))
              .sorted()
              .toList();
    }

    // Then
    try (Stream<Path> tests = Files.list(Chart.ROOT.resolve("tests"))) {
      assertThat(tests.map(file -> file.getFileName().toString()).sorted().toList())
          .isEqualTo(expected);
    }
  }

  @Test
  void chartAndImagesHaveTheVersionOfTheBuild() throws IOException {
    // When
    String pom = Files.readString(Path.of("pom.xml"));

    // Then
    String version = Chart.metadata().get("appVersion").asText();
    assertThat(pom).containsPattern("<version>" + version + "(-SNAPSHOT)?</version>");
    assertThat(Chart.metadata().get("version").asText()).isEqualTo(version);
  }

  @Test
  void everyImageRunsAsTheUserOfTheChart() throws IOException {
    for (String service : List.of("control-plane", "query-gateway", "model-server")) {
      // When
      String dockerfile = Files.readString(Path.of("images", service, "Dockerfile"));

      // Then
      String user = Chart.values().at("/pod/runAsUser").asText();
      assertThat(dockerfile).contains("USER " + user).contains(service + "/target/quarkus-app/");
    }
  }
}

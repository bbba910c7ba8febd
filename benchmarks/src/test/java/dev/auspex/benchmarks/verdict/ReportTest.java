package dev.auspex.benchmarks.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Report report =
      new Report(
          "sample",
          Instant.parse("2026-03-04T05:06:07Z"),
          new PrintStream(printed, true, StandardCharsets.UTF_8));
  private final ObjectNode machine = JSON.createObjectNode().put("cores", 2);

  @Test
  void figuresTargetsAndVerdictAreWrittenDown(@TempDir Path folder) throws Exception {
    report.figure("heap", 12.5, "MB");
    report.atMost("p50", 20, 150, "ms");

    Verdict verdict = report.conclude(3, 3, "tenants", machine, folder);

    JsonNode file = JSON.readTree(folder.resolve("sample-20260304-050607.json").toFile());
    assertThat(verdict).isEqualTo(new Verdict.Met());
    assertThat(file.at("/figures/0/value").asDouble()).isEqualTo(12.5);
    assertThat(file.at("/targets/0/met").asBoolean()).isTrue();
    assertThat(file.at("/targets/0/bound").asDouble()).isEqualTo(150);
    assertThat(file.at("/machine/cores").asInt()).isEqualTo(2);
    assertThat(file.at("/verdict").asText()).isEqualTo("met");
    assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith("met" + System.lineSeparator());
  }

  @Test
  void aRunThatBreaksOffIsMissed(@TempDir Path folder) throws Exception {
    report.atMost("p50", 20, 150, "ms");

    Verdict verdict = report.abort(new IllegalStateException("no port"), 3, machine, folder);

    assertThat(verdict).hasToString("missed: broke off: java.lang.IllegalStateException: no port");
  }
}

package dev.auspex.control.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageQueryTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:30:00Z");

  @Test
  void withoutTimesItIsTheLastDay() {
    assertThat(UsageQuery.span(null, null, NOW))
        .isEqualTo(new UsageQuery.Span(Instant.parse("2026-05-03T12:30:00Z"), NOW));
  }

  @Test
  void aSpanThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> UsageQuery.span("2026-05-04T00:00:00Z", "2026-05-03T00:00:00Z", NOW))
        .isInstanceOf(ApiProblem.class)
        .hasMessageContaining("from");
    assertThatThrownBy(() -> UsageQuery.span("noon", null, NOW)).isInstanceOf(ApiProblem.class);
  }

  @Test
  void hoursAreWrittenUntilThereAreNoMore() throws IOException {
    UsageHourView hour = new UsageHourView(new TenantId("cinema"), NOW, 1, 2, 3, 4, 5, 6);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    UsageCsv.write(
        (after, tenant, most) -> after.equals(Instant.EPOCH) ? List.of(hour) : List.of(), out);

    assertThat(out.toString(StandardCharsets.US_ASCII).lines())
        .containsExactly(
            "tenant,hour,documents,bytes,searches,writes,writtenBytes,rerankMillis",
            "cinema,2026-05-04T12:30:00Z,1,2,3,4,5,6");
  }
}

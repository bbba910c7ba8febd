package dev.auspex.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceIdTest {
  @Test
  void takesTheCallersTraceId() {
    assertThat(TraceId.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
        .isEqualTo("0af7651916cd43dd8448eb211c80319c");
  }

  @Test
  void makesItsOwnWhereTheHeaderIsMissingOrBroken() {
    assertThat(TraceId.parse(null)).matches("[0-9a-f]{32}");
    assertThat(TraceId.parse("x\r\ny")).matches("[0-9a-f]{32}");
  }
}

package dev.auspex.benchmarks.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LiveHeapTest {
  @Test
  void theSpacesOfTheSerialCollectorAreSummed() {
    String info =
        """
        1234:
         DefNew     total 157248K, used 1000K [0x0, 0x1, 0x2)
          eden space 139776K,   1% used [0x0, 0x1, 0x2)
          from space 17472K,   0% used [0x0, 0x1, 0x2)
         Tenured    total 349568K, used 52480K [0x0, 0x1, 0x2)
          the  space 349568K,  15% used [0x0, 0x1, 0x2)
         Metaspace       used 99999K, committed 100000K, reserved 1114112K
          class space    used 9999K, committed 10000K, reserved 1048576K
        """;

    assertThat(LiveHeap.parse(info)).isEqualTo(53_480L * 1024);
  }

  @Test
  void theHeapOfG1IsOneSpace() {
    assertThat(
            LiveHeap.parse(
                " garbage-first heap   total reserved 262144K, committed 20480K, used 4096K [0x0)"))
        .isEqualTo(4_096L * 1024);
    assertThat(LiveHeap.parse(" garbage-first heap   total 262144K, used 4096K [0x0)"))
        .isEqualTo(4_096L * 1024);
  }

  @Test
  void anAnswerWithoutASpaceIsNoZero() {
    assertThatThrownBy(() -> LiveHeap.parse("1234:\n")).isInstanceOf(IllegalStateException.class);
  }
}

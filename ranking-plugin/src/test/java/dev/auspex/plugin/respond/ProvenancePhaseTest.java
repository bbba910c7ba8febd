package dev.auspex.plugin.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.plugin.fusion.FusedDocs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenancePhaseTest {
  @Test
  void fieldTellsFirstStageAndChannels() {
    assertThat(ProvenancePhase.value(FusedDocs.of(0, 3, 2, 0.5f)))
        .isEqualTo(
            Map.of(
                "first_stage_rank",
                2,
                "first_stage_score",
                0.5f,
                "channels",
                List.of(Map.of("name", "term", "rank", 2, "score", 1f))));
  }
}

package dev.auspex.plugin.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.plugin.score.RankReport;
import dev.auspex.ranking.rerank.Degradation;
import dev.auspex.ranking.rerank.Rung;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.elasticsearch.common.Strings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.junit.jupiter.api.Test;

class RankHeaderTest {
  private static final RankReport SCORED =
      new RankReport(Rung.MODEL, 24, Duration.ofMillis(61), null);
  private static final RankReport LATE =
      new RankReport(Rung.FIRST_STAGE, 0, Duration.ofMillis(150), Degradation.MODEL_TIMEOUT);

  @Test
  void headerIsOneLineOfJson() {
    assertThat(RankHeader.value(SCORED))
        .isEqualTo("{\"rung\":\"model\",\"scored\":24,\"tookMillis\":61,\"degraded\":[]}");
    assertThat(RankHeader.value(LATE))
        .isEqualTo(
            "{\"rung\":\"first-stage\",\"scored\":0,\"tookMillis\":150,"
                + "\"degraded\":[\"model-timeout\"]}");
  }

  @Test
  void headerGoesIntoTheResponseOfTheRequest() {
    ThreadContext threads = new ThreadContext(Settings.EMPTY);

    new RankHeader(threads).ranked(SCORED);

    assertThat(threads.getResponseHeaders())
        .isEqualTo(Map.of("Auspex-Rank", List.of(RankHeader.value(SCORED))));
  }

  @Test
  void countersAddUpPerRungAndReason() {
    RankingCounters counters = new RankingCounters();
    counters.ranked(SCORED);
    counters.ranked(LATE);
    counters.ranked(LATE);

    assertThat(Strings.toString(counters))
        .isEqualTo(
            """
            {"searches":{"model":1,"first-stage":2},\
            "degraded":{"model-timeout":2,"model-unavailable":0,"model-rejected":0},\
            "scored_documents":24,"model_millis":361}""");
  }
}

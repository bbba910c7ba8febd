package dev.auspex.gateway.search.recall;

import dev.auspex.gateway.elastic.EngineSearch;
import java.time.Duration;
import java.util.List;

/**
 * Whom to ask for candidates.
 *
 * @param channels at least one
 * @param degraded what was left out although the profile has it, and why
 * @param embedding what embedding the query took; zero where nothing was embedded
 */
public record RecallPlan(
    List<EngineSearch.Channel> channels, List<String> degraded, Duration embedding) {
  /** Copies the lists. */
  public RecallPlan {
    channels = List.copyOf(channels);
    degraded = List.copyOf(degraded);
  }
}

package dev.auspex.gateway.search.rank;

import dev.auspex.gateway.elastic.EngineHits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page in its final order.
 *
 * @param hits what the engine answered
 * @param offset hits before the page
 * @param model the model that was asked; null where none was
 * @param degraded everything that earlier stages and this one had to leave out
 * @param engine what the engine took, the model call included
 */
public record RankedHits(
    EngineHits hits, int offset, @Nullable String model, List<String> degraded, Duration engine) {
  /** Copies {@code degraded}. */
  public RankedHits {
    degraded = List.copyOf(degraded);
  }
}

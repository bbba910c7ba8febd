package dev.auspex.gateway.admit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many requests work on the search engine at a time, and how the others wait. */
@ConfigMapping(prefix = "gateway.fair-queue")
interface FairQueueConfig {
  /** Reads at work at a time, before anything was measured. */
  @WithDefault("50")
  int initialReads();

  /** Fewest reads at work at a time, however slow the engine gets. */
  @WithDefault("16")
  int minReads();

  /** Most reads at work at a time, however fast the engine is. */
  @WithDefault("100")
  int maxReads();

  /** Writes at work at a time. Fixed: a write that waits to be visible says nothing of the load. */
  @WithDefault("64")
  int writes();

  /** The part of these places that one tenant may have at most; above 0, at most 1. */
  @WithDefault("0.8")
  double tenantPart();

  /** Most requests of one tenant that wait; more are refused at once. */
  @WithDefault("500")
  int maxWaitingOfTenant();

  /** Longest wait of a read for a place. */
  @WithDefault("2s")
  Duration maxReadWait();

  /** Longest wait of a write, or of a batch of a bulk, for a place. */
  @WithDefault("10s")
  Duration maxWriteWait();
}

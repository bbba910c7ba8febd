package dev.auspex.contract.usage;

import java.util.List;
import java.util.UUID;

/**
 * What a gateway has counted since its last report. It is taken once, however often it is sent:
 * {@code sequence} grows with each report of the same {@code source}, and one that is not above the
 * last taken one changes nothing.
 *
 * @param source who counts; another one where a gateway has lost what it kept on disk
 * @param sequence from 1
 * @param entries at most one per tenant and hour
 */
public record UsageReport(UUID source, long sequence, List<Entry> entries) {
  /** Most entries of one report, so that it stays a small request. */
  public static final int MOST_ENTRIES = 4000;

  /** Copies {@code entries}. */
  public UsageReport {
    entries = List.copyOf(entries);
  }

  /**
   * What one tenant has used within one hour.
   *
   * @param tenant its id; one that is gone is passed over
   * @param hourSeconds the beginning of the hour, in seconds since 1970 UTC
   * @param used how much
   */
  public record Entry(String tenant, long hourSeconds, Used used) {}
}

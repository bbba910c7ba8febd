package dev.auspex.plugin.respond;

import dev.auspex.plugin.score.RankReport;
import java.util.Locale;
import org.elasticsearch.common.util.concurrent.ThreadContext;

/**
 * Writes the response header {@code Auspex-Rank}: one line of JSON, ASCII, such as {@code
 * {"rung":"model","scored":24,"tookMillis":61,"degraded":[]}}.
 */
public final class RankHeader implements RankReport.Listener {
  /** Its name. */
  public static final String NAME = "Auspex-Rank";

  private final ThreadContext threads;

  /** Writes into the response of the request that {@code threads} carries at the time. */
  public RankHeader(ThreadContext threads) {
    this.threads = threads;
  }

  @Override
  public void ranked(RankReport report) {
    threads.addResponseHeader(NAME, value(report));
  }

  /** All parts are words and numbers of ours, so nothing needs an escape. */
  static String value(RankReport report) {
    return String.format(
        Locale.ROOT,
        "{\"rung\":\"%s\",\"scored\":%d,\"tookMillis\":%d,\"degraded\":[%s]}",
        report.rung().id(),
        report.scored(),
        report.took().toMillis(),
        report.degradation() == null ? "" : "\"" + report.degradation().id() + "\"");
  }
}

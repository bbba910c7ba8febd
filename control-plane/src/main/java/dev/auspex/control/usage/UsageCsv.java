package dev.auspex.control.usage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Hours as CSV (RFC 4180). No value needs quotes: ids, times and whole numbers. */
final class UsageCsv {
  static final String MEDIA_TYPE = "text/csv";

  /** For the description of the API. */
  static final String EXAMPLE =
      """
      tenant,hour,documents,bytes,searches,writes,writtenBytes,rerankMillis
      cinema,2026-01-31T14:00:00Z,3201,7340032,1200,310,190000,48000
      """;

  private static final int BATCH = 1000;
  private static final String HEADER =
      "tenant,hour,documents,bytes,searches,writes,writtenBytes,rerankMillis\r\n";

  private UsageCsv() {}

  /** Hours behind an hour of a tenant. */
  @FunctionalInterface
  interface Source {
    List<UsageHourView> after(Instant hour, String tenant, int most);
  }

  static void write(Source source, OutputStream out) throws IOException {
    out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
    Instant last = Instant.EPOCH;
    String tenant = "";
    for (List<UsageHourView> batch = source.after(last, tenant, BATCH);
        !batch.isEmpty();
        batch = source.after(last, tenant, BATCH)) {
      for (UsageHourView each : batch) {
        out.write(line(each).getBytes(StandardCharsets.US_ASCII));
      }
      last = batch.getLast().hour();
      tenant = batch.getLast().tenant().value();
    }
  }

  static String line(UsageHourView each) {
    return "%s,%s,%d,%d,%d,%d,%d,%d\r\n"
        .formatted(
            each.tenant(),
            each.hour(),
            each.documents(),
            each.bytes(),
            each.searches(),
            each.writes(),
            each.writtenBytes(),
            each.rerankMillis());
  }
}

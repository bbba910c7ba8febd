package dev.auspex.benchmarks.tenants;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.benchmarks.platform.PlatformClient;
import java.io.IOException;

/** Documents of a sample tenant that has a title and a longer text. */
public final class SampleGoods {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BULK = 1_000;
  private static final int TITLE_WORDS = 4;
  private static final int WORDS = 15;
  private static final int BRANDS = 97;
  private static final int PRICES = 1_000;

  private SampleGoods() {}

  /** Writes {@code count} documents that follow from {@code seed}; searches see them then. */
  public static void fill(PlatformClient client, SampleTenant tenant, int count, long seed)
      throws IOException, InterruptedException {
    Prose prose = new Prose(seed);
    for (int from = 0; from < count; from += BULK) {
      int to = Math.min(count, from + BULK);
      StringBuilder lines = new StringBuilder();
      for (int i = from; i < to; i++) {
        lines
            .append(
                JSON.createObjectNode()
                    .put("id", "doc-" + i)
                    .put("title", prose.words(TITLE_WORDS))
                    .put("about", prose.words(WORDS))
                    .put("brand", "brand-" + i % BRANDS)
                    .put("price", i % PRICES))
            .append('\n');
      }
      client
          .bulk(
              tenant.documentsPath() + (to == count ? "?wait=visible" : ""),
              tenant.key(),
              lines.toString())
          .orThrow("fill " + tenant.id());
    }
  }
}

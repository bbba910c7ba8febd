package dev.auspex.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A search reply as a table for the terminal. */
final class SearchTable {
  private SearchTable() {}

  static String of(DemoTenant tenant, String query, JsonNode reply) {
    StringBuilder table = new StringBuilder();
    JsonNode rank = reply.path("rank");
    JsonNode took = reply.path("took");
    line(
        table,
        "%n%s / %s: \"%s\"  (%s hits)",
        tenant.id(),
        tenant.index(),
        query,
        reply.path("total").path("value").asText());
    line(
        table,
        "  rung: %s%s, %d documents scored; %d ms in all (engine %d, model %d)",
        rank.path("rung").asText(),
        rank.path("degraded").isEmpty() ? "" : ", degraded " + rank.path("degraded"),
        rank.path("scored").asInt(),
        took.path("totalMillis").asLong(),
        took.path("engineMillis").asLong(),
        took.path("modelMillis").asLong());
    line(table, "  now  first  model   fused    channels          document");
    int position = 0;
    for (JsonNode hit : reply.path("hits")) {
      position++;
      line(
          table,
          "  %3d  %5d  %-6s  %.5f  %-16s  %s",
          position,
          hit.path("firstStage").path("rank").asInt(),
          hit.has("model")
              ? String.format(Locale.ROOT, "%.3f", hit.path("model").path("score").asDouble())
              : "-",
          hit.path("firstStage").path("score").asDouble(),
          StreamSupport.stream(hit.path("channels").spliterator(), false)
              .map(channel -> channel.path("name").asText() + " " + channel.path("rank").asInt())
              .collect(Collectors.joining(", ")),
          label(hit.path("document")));
    }
    return table.toString();
  }

  private static String label(JsonNode document) {
    String first = document.path("title").asText(document.path("name").asText());
    String second = document.path("genre").asText(document.path("country").asText());
    return second.isEmpty() ? first : first + " (" + second + ")";
  }

  @FormatMethod
  private static void line(StringBuilder table, String format, Object... arguments) {
    table.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
  }
}

package dev.auspex.gateway.search.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a cursor is good for.
 *
 * @param tenant whose search it is
 * @param index which one of the tenant
 * @param home where the documents lie, for a sorted search: its places mean nothing elsewhere;
 *     empty by relevance
 * @param text what was typed
 * @param filter what hits must fulfil, the credentials' filter included, as JSON; empty for nothing
 * @param order the keys of the order in words; empty by relevance
 */
public record CursorScope(
    String tenant, String index, String home, String text, String filter, String order) {
  private static final String VERSION = "auspex cursor v1";

  /** All parts, each behind its length, so that no two scopes are the same bytes. */
  byte[] bytes() {
    List<byte[]> parts =
        List.of(VERSION, tenant, index, home, text, filter, order).stream()
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .toList();
    ByteBuffer bytes =
        ByteBuffer.allocate(parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
    parts.forEach(part -> bytes.putInt(part.length).put(part));
    return bytes.array();
  }
}

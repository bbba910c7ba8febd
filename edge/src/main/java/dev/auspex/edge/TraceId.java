package dev.auspex.edge;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that ties a reply to its log lines: the caller's W3C trace id, or a new one. */
public final class TraceId {
  /** Response header with the id. */
  public static final String HEADER = "Auspex-Trace-Id";

  private static final String KEY = "auspex.traceId";

  /** W3C Trace Context, header {@code traceparent}: version, trace id, parent id, flags. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceId() {}

  /** The id of this request; the same at every call. */
  public static String of(RoutingContext request) {
    String known = request.get(KEY);
    if (known != null) {
      return known;
    }
    String id = parse(request.request().getHeader("traceparent"));
    request.put(KEY, id);
    return id;
  }

  static String parse(@Nullable String traceparent) {
    if (traceparent != null) {
      Matcher matcher = TRACEPARENT.matcher(traceparent);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    byte[] random = new byte[16];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}

package dev.auspex.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.benchmarks.fuzz.ApiDescription.Operation;
import dev.auspex.benchmarks.fuzz.FuzzRequest.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes requests to the operations of an API, each from the seed and its number alone. Most are
 * well formed and wrong in one or two places, for what is wrong everywhere is refused at the first
 * check.
 */
public final class FuzzRequests {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");
  private static final String NDJSON = "application/x-ndjson";
  private static final double[] WRONG = {0, 0.02, 0.1, 0.3};

  private static final List<String> METHODS =
      List.of(
          "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "FOO");

  private static final List<String> MEDIA_TYPES =
      List.of(
          "",
          "application/json",
          NDJSON,
          "text/plain",
          "application/xml",
          "application/json; charset=utf-16",
          "application/json; charset=iso-8859-1",
          "application/json; charset=none-such",
          "application/json;;;",
          "application/",
          "*/*",
          "json",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/json-patch+json",
          "application/merge-patch+json");

  private static final List<String> ACCEPTS =
      List.of(
          "text/html",
          "application/xml",
          "*/*;q=0",
          "application/json;q=0",
          ",,,",
          ";",
          "a/b/c",
          "application/x-ndjson",
          "*",
          "application/json;q=nine");

  private static final List<String> SEGMENTS =
      List.of(
          "..",
          ".",
          "%2e%2e",
          "%2E%2e%2f",
          "a%2Fb",
          "%2F",
          "%252F",
          "%255c",
          "%5C",
          "*",
          "_all",
          "_search",
          "a,b",
          "-x",
          "%3Cx-%7Bnow%2Fd%7D%3E",
          "remote:x",
          "%00",
          "a%00",
          "%0d%0aX-Evil:%201",
          "%20",
          "%C3%28",
          "%FF%FE",
          "%ED%A0%80",
          "%EF%BC%8F",
          ";matrix=1",
          "a;b=c",
          "",
          "a+b",
          "%F0%9F%98%80",
          "%E2%80%AE",
          "~",
          "'",
          "$",
          "(x)",
          "@",
          "A".repeat(383),
          "A".repeat(385),
          "A".repeat(3_500));

  private static final List<String> QUERIES =
      List.of(
          "",
          "wait",
          "wait=",
          "wait=visible&wait=visible",
          "wait=%00",
          "wait=VISIBLE",
          "refresh=true",
          "pretty",
          "routing=x",
          "q=*:*",
          "_source=*",
          "x=%ED%A0%80",
          "&&&=",
          "a=" + "b".repeat(2_000));

  private static final List<String> HEADERS =
      List.of(
          "X-HTTP-Method-Override: DELETE",
          "X-Tenant: other",
          "X-Forwarded-For: 10.0.0.1",
          "X-Forwarded-Prefix: /v1/tenants/other",
          "X-Original-URL: /q/metrics",
          "Content-Encoding: gzip",
          "Content-Encoding: none-such",
          "Range: bytes=0-1",
          "If-Match: \"1\"",
          "If-None-Match: *",
          "If-Modified-Since: yesterday",
          "traceparent: 00-zz-zz-zz",
          "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
          "Origin: https://evil.example",
          "Origin: null",
          "Cookie: a=b; q_session=1",
          "Accept-Language: zz-ZZ;q=9",
          "Idempotency-Key: short",
          "Upgrade: h2c");

  /** Not HTTP, but enough of it to be answered: anything may come back but a broken service. */
  private static final List<String> GARBAGE =
      List.of(
          "GET / HTTP/9.9\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /a b c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET http://[::1/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /v1/% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET //v1//tenants HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /?%=%&%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET /\u00e9\u0001 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
          "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: x\r\nno colon here\r\nConnection: close\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: " + "y".repeat(40_000) + "\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: -1\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: abc\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
          "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n");

  private final ApiDescription api;
  private final Bodies bodies;
  private final Map<String, List<String>> own;
  private final String key;
  private final List<String> others;
  private final long seed;

  /**
   * Requests of somebody who has {@code key}.
   *
   * @param document schema of a document, as in OpenAPI
   * @param opaque schemas of members about which the description says nothing, by name
   * @param known strings that mean something to the service: names of fields, values
   * @param own values of path parameters that the key is for, by name
   * @param others names of other people's things; put where one's own should stand
   */
  public FuzzRequests(
      ApiDescription api,
      JsonNode document,
      Map<String, JsonNode> opaque,
      List<String> known,
      Map<String, List<String>> own,
      String key,
      List<String> others,
      long seed) {
    this.api = api;
    this.bodies = new Bodies(api, document, opaque, known);
    this.own = Map.copyOf(own);
    this.key = key;
    this.others = List.copyOf(others);
    this.seed = seed;
  }

  /** The request of this number; the same each time. */
  public FuzzRequest make(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    if (random.nextInt(50) == 0) {
      String garbage = GARBAGE.get(random.nextInt(GARBAGE.size()));
      return new FuzzRequest(
          number, "no HTTP", false, new Wire(garbage.getBytes(StandardCharsets.ISO_8859_1)));
    }
    Operation operation = api.operations().get(random.nextInt(api.operations().size()));
    // One thing is wrong at a time, or nothing but a little in the body.
    int where = random.nextInt(10);
    String method = where == 0 ? one(METHODS, random) : operation.method();
    String target =
        path(operation, where == 1 || where == 2, random) + query(operation, where == 3, random);
    List<String> headers = new ArrayList<>();
    headers.add("Host: gateway.example");
    headers.add("Connection: close");
    authorization(where == 4, random, headers);
    mediaType(operation, where == 5, random, headers);
    if (where == 6) {
      headers.add(one(HEADERS, random));
    }
    byte[] body = body(operation, where >= 7, random);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    boolean chunked = body.length > 0 && random.nextInt(20) == 0;
    if (chunked) {
      headers.add("Transfer-Encoding: chunked");
    } else if (body.length > 0 || !operation.mediaType().isEmpty()) {
      headers.add("Content-Length: " + body.length);
    }
    write(wire, method + " " + target + " HTTP/1.1\r\n");
    headers.forEach(header -> write(wire, header + "\r\n"));
    write(wire, "\r\n");
    if (chunked) {
      write(wire, Integer.toHexString(body.length) + "\r\n");
      wire.writeBytes(body);
      write(wire, "\r\n0\r\n\r\n");
    } else {
      wire.writeBytes(body);
    }
    return new FuzzRequest(number, operation.toString(), true, new Wire(wire.toByteArray()));
  }

  private static void write(ByteArrayOutputStream wire, String text) {
    wire.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String path(Operation operation, boolean wrong, Random random) {
    Matcher parameters = PARAMETER.matcher(operation.path());
    StringBuilder path = new StringBuilder();
    long count = parameters.results().count();
    long hit = wrong ? random.nextInt((int) Math.max(1, count)) : -1;
    parameters.reset();
    for (int i = 0; parameters.find(); i++) {
      String name = parameters.group(1);
      List<String> values = own.getOrDefault(name, List.of());
      String value = values.isEmpty() ? "doc-" + random.nextInt(50) : one(values, random);
      parameters.appendReplacement(
          path, Matcher.quoteReplacement(i == hit ? segment(random) : value));
    }
    parameters.appendTail(path);
    return path.toString();
  }

  private String segment(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> encoded(Naughty.pick(random));
      case 1 -> one(others, random);
      default -> one(SEGMENTS, random);
    };
  }

  /** Each byte of UTF-8 as a percent escape. */
  private static String encoded(String text) {
    StringBuilder escapes = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      escapes.append(String.format(Locale.ROOT, "%%%02X", each));
    }
    return escapes.toString();
  }

  private static String query(Operation operation, boolean wrong, Random random) {
    if (wrong) {
      return "?" + one(QUERIES, random);
    }
    if (operation.queryParameters().isEmpty() || random.nextInt(50) != 0) {
      return "";
    }
    List<String> names = operation.queryParameters().keySet().stream().sorted().toList();
    String name = one(names, random);
    JsonNode values = operation.queryParameters().get(name).path("enum");
    return "?" + name + "=" + (values.isEmpty() ? "1" : values.get(0).asText());
  }

  private void authorization(boolean wrong, Random random, List<String> headers) {
    if (!wrong) {
      headers.add("Authorization: ApiKey " + key);
      return;
    }
    String value =
        switch (random.nextInt(8)) {
          case 0 -> "";
          case 1 -> "ApiKey " + key.substring(0, key.length() - 1);
          case 2 -> "ApiKey " + key + "A";
          case 3 -> "Bearer " + key;
          case 4 -> "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.";
          case 5 -> "Basic b3BlcmF0b3I6b3BlcmF0b3I=";
          case 6 -> "ApiKey axs_e30." + "A".repeat(43);
          default -> "ApiKey ax_" + "a".repeat(random.nextInt(5_000));
        };
    if (!value.isEmpty()) {
      headers.add("Authorization: " + value);
    }
  }

  private static void mediaType(
      Operation operation, boolean wrong, Random random, List<String> headers) {
    if (wrong && random.nextBoolean()) {
      headers.add("Accept: " + one(ACCEPTS, random));
      wrong = false;
    }
    String mediaType = wrong ? one(MEDIA_TYPES, random) : operation.mediaType();
    if (!mediaType.isEmpty()) {
      headers.add("Content-Type: " + mediaType);
    }
  }

  private byte[] body(Operation operation, boolean wrong, Random random) {
    if (operation.mediaType().isEmpty()) {
      return random.nextInt(20) == 0 ? utf8(Naughty.text(random)) : new byte[0];
    }
    double share = wrong ? WRONG[random.nextInt(WRONG.length)] : 0;
    String text =
        operation.mediaType().equals(NDJSON)
            ? lines(share, random)
            : bodies.json(operation.body(), share, random);
    return wrong && random.nextInt(4) == 0 ? broken(text, random) : utf8(text);
  }

  private String lines(double wrong, Random random) {
    StringBuilder lines = new StringBuilder();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      lines.append(random.nextDouble() < wrong ? Naughty.text(random) : bodies.line(wrong, random));
      lines.append(random.nextInt(10) == 0 ? "\r\n\n" : "\n");
    }
    return lines.toString();
  }

  /** What is no JSON, or no UTF-8, as a whole. */
  private static byte[] broken(String text, Random random) {
    byte[] bytes = utf8(text);
    return switch (random.nextInt(9)) {
      case 0 -> new byte[0];
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 2 -> withByte(bytes, random, 0xFF);
      case 3 -> withByte(bytes, random, 0xC3);
      case 4 -> withByte(bytes, random, 0);
      case 5 -> text.getBytes(StandardCharsets.UTF_16);
      case 6 -> utf8("\uFEFF" + text);
      case 7 -> utf8(text + text);
      default -> utf8(Naughty.text(random));
    };
  }

  private static byte[] withByte(byte[] bytes, Random random, int odd) {
    byte[] changed = bytes.clone();
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] = (byte) odd;
    }
    return changed;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String one(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}

package dev.auspex.benchmarks.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Random;

/** Values that programs have stumbled over, by kind. */
final class Naughty {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Text that is valid Unicode; anything that can be written in any place. Nothing that {@link
   * ReplyCheck} takes for a secret, since what was stored once comes back to later requests.
   */
  private static final List<String> STRINGS =
      List.of(
          "",
          " ",
          " \t\r\n ",
          "\u0000",
          "a\u0000b",
          "\u0001\u0002\u0008\u001b[31m\u001f\u007f\u0085",
          "\uFEFFquery",
          "\u202Eevil\u202C",
          "\u2066\u2067\u2068\u2069",
          "שלום עולם",
          "مرحبا بالعالم",
          "a\u200Bb\u200Cc\u200Dd\u2060e",
          "\u200B",
          "Z\u0351\u036B\u0343A\u0321\u034A\u0360L\u0334\u0301",
          "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "\uD83C\uDDE9\uD83C\uDDEA",
          "ﷺﷺﷺﷺ",
          "İstanbul ıI ß ẞ ﬃ",
          "ＦＵＬＬ　ｗｉｄｔｈ",
          "…‥·• ’‘“”",
          "火锅 附近 火鍋",
          "\uFFFE\uFFFF\uFFFD",
          "'; DROP TABLE documents; --",
          "' OR '1'='1",
          "\" OR \"\"=\"",
          "title:* AND (brand:x OR",
          "*:*",
          "*",
          "???",
          "/.*/",
          "/[a-/",
          "a~2 b^1000 +c -d !e",
          "AND OR NOT",
          "\\",
          "\\\\\\\"",
          "(((((((((",
          "[* TO *]",
          "{\"match_all\":{}}",
          "_id",
          "_source",
          "_all",
          "<script>alert(1)</script>",
          "<em>x</em>",
          "&lt;&amp;&#0;",
          "${7*7}{{7*7}}#{7*7}<%= 7*7 %>",
          "%s%n%x%d",
          "../../../etc/passwd",
          "..\\..\\",
          "file:///etc/passwd",
          "null",
          "undefined",
          "NaN",
          "-0",
          "1e400",
          "0x10",
          "true",
          "2026-02-30",
          "2026-01-31T25:00:00Z",
          "9999999999-01-01",
          "-292275055-05-16",
          "now-1d/d",
          "__proto__",
          "constructor",
          "class",
          "@type");

  /** No JSON library writes these: each is put into the body as it stands. */
  private static final List<String> RAW =
      List.of(
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"a\\udfffb\"",
          "\"\\u0000\"",
          "1e400",
          "-1e400",
          "1e-400",
          "1e1000000000",
          "-0",
          "-0.0",
          "0.1e1",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551616",
          "1.7976931348623157e308",
          "3.5e38",
          "4.9e-324",
          "0.30000000000000004",
          "NaN",
          "Infinity",
          "01",
          "+1",
          ".5",
          "1.",
          "'x'",
          "True",
          "undefined",
          "/* c */ 1",
          "\"\\x41\"",
          "\"tab\tinside\"",
          "[1,]",
          "{,}",
          "{\"a\":1,\"a\":2}",
          "{\"\":0}");

  private Naughty() {}

  /** Text; now and then a very long one. */
  static String text(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "a".repeat(length(random));
      case 1 -> "\uD83D\uDE00".repeat(length(random) / 2);
      case 2 -> "a ".repeat(length(random) / 2);
      case 3 -> words(random, 1 + random.nextInt(400));
      case 4 -> unicode(random, 1 + random.nextInt(60));
      case 5 -> pick(random) + pick(random);
      default -> pick(random);
    };
  }

  /** Short text. */
  static String pick(Random random) {
    return STRINGS.get(random.nextInt(STRINGS.size()));
  }

  /** Any value, mostly of the wrong type wherever it stands. */
  static JsonNode value(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt());
      case 3 -> JSON.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
      case 4 -> JSON.arrayNode().add(value(random));
      case 5 -> JSON.objectNode().set(pick(random), value(random));
      case 6 -> JSON.arrayNode();
      case 7 -> JSON.objectNode();
      case 8 -> raw("[".repeat(depth(random)), "]", random);
      case 9 -> raw("{\"a\":".repeat(depth(random)), "}", random);
      case 10 -> JSON.rawValueNode(new RawValue(RAW.get(random.nextInt(RAW.size()))));
      default -> JSON.textNode(text(random));
    };
  }

  /** A name for a member that nobody knows, or that something below us knows. */
  static String member(Random random) {
    return random.nextInt(3) == 0 ? "querry" : pick(random);
  }

  /** Words of Latin letters, some of them in the documents. */
  static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ");
      words.append(
          random.nextInt(4) == 0 ? "lantern" : Integer.toString(random.nextInt(5_000), 36));
    }
    return words.toString();
  }

  private static String unicode(Random random, int count) {
    StringBuilder text = new StringBuilder();
    while (text.codePointCount(0, text.length()) < count) {
      int point = random.nextInt(random.nextBoolean() ? 0x3000 : Character.MAX_CODE_POINT + 1);
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }

  private static int length(Random random) {
    int[] lengths = {255, 256, 512, 513, 1_000, 8_192, 32_767, 70_000};
    return lengths[random.nextInt(lengths.length)];
  }

  private static int depth(Random random) {
    int[] depths = {3, 50, 999, 1_001, 5_000};
    return depths[random.nextInt(depths.length)];
  }

  /** Opened and closed as often, or, one time in four, never closed. */
  private static JsonNode raw(String open, String close, Random random) {
    int times = (int) open.chars().filter(letter -> letter == '[' || letter == '{').count();
    String closed = random.nextInt(4) == 0 ? "" : close.repeat(times);
    return JSON.rawValueNode(new RawValue(open + "1" + closed));
  }
}

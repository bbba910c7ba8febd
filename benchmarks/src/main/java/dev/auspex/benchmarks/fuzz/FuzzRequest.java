package dev.auspex.benchmarks.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One request as it goes over the wire.
 *
 * @param number from which, with the seed, it can be made again
 * @param operation what it was meant to be, in words
 * @param strictHttp whether it is proper HTTP, so that a refusal must be a problem; what is not may
 *     be refused in any form
 * @param wire its bytes
 */
public record FuzzRequest(int number, String operation, boolean strictHttp, Wire wire) {
  /** Bytes that nobody changes. */
  public static final class Wire {
    private final byte[] bytes;

    Wire(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The bytes themselves, not a copy. */
    public byte[] array() {
      return bytes;
    }

    @Override
    public String toString() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** The first word: the method. */
  public String method() {
    String text = wire.toString();
    int end = text.indexOf(' ');
    return end < 0 ? "" : text.substring(0, end).toUpperCase(Locale.ROOT);
  }

  /** The first line, for people; what cannot be printed is left out. */
  public String firstLine() {
    String text = wire.toString();
    int end = text.indexOf('\r');
    String line = text.substring(0, Math.min(300, end < 0 ? text.length() : end));
    return line.replaceAll("[^\\x20-\\x7e]", "?");
  }
}

package dev.auspex.gateway.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines without holding more than one of them. Lines end with a line feed; a
 * carriage return before it belongs to the end. Blank lines count, but are not returned.
 *
 * @see <a href="https://github.com/ndjson/ndjson-spec">NDJSON</a>
 */
public final class NdjsonLines {
  /** A line that is not blank. */
  public sealed interface Line {
    /** Its place in the body, from 1. */
    int number();
  }

  /** A line within the limit; {@code content} is the reader's to keep. */
  public record Content(int number, Bytes content) implements Line {}

  /** A line past the limit; its content was skipped. */
  public record TooLong(int number) implements Line {}

  /** The bytes of a line. */
  public static final class Bytes {
    private final byte[] array;

    Bytes(byte[] array) {
      this.array = array;
    }

    /** The bytes themselves, not a copy. */
    public byte[] array() {
      return array;
    }

    public int length() {
      return array.length;
    }
  }

  private final InputStream body;
  private final int maxBytes;
  private final byte[] buffer = new byte[16 * 1024];
  private int position;
  private int limit;
  private int number;
  private byte[] line = new byte[1024];

  /**
   * The lines of {@code body}.
   *
   * @param maxBytes the longest line
   */
  public NdjsonLines(InputStream body, int maxBytes) {
    this.body = body;
    this.maxBytes = maxBytes;
  }

  /** The next line that is not blank; null at the end of the body. */
  public @Nullable Line next() throws IOException {
    while (true) {
      int length = 0;
      boolean tooLong = false;
      boolean anything = false;
      while (true) {
        if (position == limit && !fill()) {
          if (!anything) {
            return null;
          }
          break;
        }
        anything = true;
        int end = position;
        while (end < limit && buffer[end] != '\n') {
          end++;
        }
        int part = end - position;
        if (length + part > maxBytes + 1) {
          tooLong = true;
        } else {
          append(part, length);
          length += part;
        }
        position = end;
        if (end < limit) {
          position++;
          break;
        }
      }
      number++;
      if (length > 0 && !tooLong && line[length - 1] == '\r') {
        length--;
      }
      if (tooLong || length > maxBytes) {
        return new TooLong(number);
      }
      if (!isBlank(length)) {
        return new Content(number, new Bytes(Arrays.copyOf(line, length)));
      }
    }
  }

  private boolean fill() throws IOException {
    int read = body.read(buffer);
    position = 0;
    limit = Math.max(0, read);
    return read > 0;
  }

  private void append(int part, int length) {
    if (length + part > line.length) {
      line = Arrays.copyOf(line, Math.max(length + part, 2 * line.length));
    }
    System.arraycopy(buffer, position, line, length, part);
  }

  private boolean isBlank(int length) {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}

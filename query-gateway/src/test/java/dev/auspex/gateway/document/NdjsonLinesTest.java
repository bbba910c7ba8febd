package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NdjsonLinesTest {
  private static List<String> read(InputStream body, int maxBytes) throws IOException {
    NdjsonLines lines = new NdjsonLines(body, maxBytes);
    List<String> read = new ArrayList<>();
    for (NdjsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      read.add(
          switch (line) {
            case NdjsonLines.Content content ->
                content.number()
                    + ":"
                    + new String(content.content().array(), StandardCharsets.UTF_8);
            case NdjsonLines.TooLong tooLong -> tooLong.number() + " too long";
          });
    }
    return read;
  }

  private static List<String> read(String body, int maxBytes) throws IOException {
    return read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), maxBytes);
  }

  @Test
  void cutsLinesAndCountsBlankOnes() throws IOException {
    assertThat(read("a\n\n  \r\nb\r\nc", 10)).containsExactly("1:a", "4:b", "5:c");
  }

  @Test
  void anEmptyBodyHasNoLines() throws IOException {
    assertThat(read("", 10)).isEmpty();
    assertThat(read("\n\n", 10)).isEmpty();
  }

  @Test
  void theLimitIsExactAndTheNextLineIsReadAgain() throws IOException {
    assertThat(read("1234567890\n12345678901\n1234567890\r\nx\n12345678901", 10))
        .containsExactly("1:1234567890", "2 too long", "3:1234567890", "4:x", "5 too long");
  }

  @Test
  void aVeryLongLineIsSkippedWithoutBeingHeld() throws IOException {
    InputStream endless =
        new InputStream() {
          private long left = 50_000_000L;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
              return -1;
            }
            left -= length;
            return length;
          }
        };

    assertThat(read(endless, 1000)).containsExactly("1 too long");
  }

  @Test
  void cutsTheSameHoweverTheBodyComesIn() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    StringBuilder body = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      String line = "映x".repeat(random.nextInt(1, 40));
      body.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
      expected.add(i + ":" + line);
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    InputStream inPieces =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, random.nextInt(1, 7)));
          }
        };

    assertThat(read(inPieces, 1000)).as("seed %d", seed).isEqualTo(expected);
  }
}

package dev.auspex.dev.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a child process printed.
 *
 * @param path the file that takes its output
 */
record LogFile(Path path) {
  private static final int TAIL_LINES = 15;

  /** The last lines, indented, for an error message. */
  String tail() {
    try {
      // Children may write other encodings: no byte sequence may hide the reason of a failure.
      List<String> lines =
          new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).lines().toList();
      int from = Math.max(0, lines.size() - TAIL_LINES);
      return "    "
          + String.join(System.lineSeparator() + "    ", lines.subList(from, lines.size()));
    } catch (IOException unreadable) {
      return "    (%s cannot be read: %s)".formatted(path, unreadable.getMessage());
    }
  }
}

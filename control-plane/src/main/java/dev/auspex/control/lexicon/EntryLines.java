package dev.auspex.control.lexicon;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries, one JSON object a line. Blank lines count, but are none. All of the lines are
 * looked at, so that one reply tells what is wrong with each.
 *
 * @see <a href="https://github.com/ndjson/ndjson-spec">NDJSON</a>
 */
final class EntryLines {
  /** Longest line, in UTF-16 code units. */
  static final int MOST_LINE = 64 << 10;

  /** Most things that are told of a body. */
  private static final int MOST_VIOLATIONS = 100;

  private final EntryKind kind;
  private final Schema schema;
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  private EntryLines(EntryKind kind, Schema schema) {
    this.kind = kind;
    this.schema = schema;
  }

  /**
   * The entries of {@code body} in their order, with different ids.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} that names lines, such as {@code line
   *     17.weight}
   */
  static List<Entry> read(EntryKind kind, InputStream body, Schema schema) {
    EntryLines lines = new EntryLines(kind, schema);
    try {
      lines.read(
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder())));
    } catch (CharacterCodingException noText) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "Send the lines in UTF-8").causedBy(noText);
    } catch (IOException broken) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "The body ended before its end")
          .causedBy(broken);
    }
    if (!lines.violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, lines.violations);
    }
    return lines.entries;
  }

  private void read(BufferedReader body) throws IOException {
    int number = 0;
    for (String line = body.readLine();
        line != null && violations.size() < MOST_VIOLATIONS;
        line = body.readLine()) {
      number++;
      if (!line.isBlank()) {
        add(number, line);
      }
    }
  }

  private void add(int number, String line) {
    if (line.length() > MOST_LINE) {
      violations.add(
          violation(
              number, "", "at most %d characters, but has %d".formatted(MOST_LINE, line.length())));
      return;
    }
    if (entries.size() == kind.most()) {
      violations.add(violation(number, "", "no more than %d entries".formatted(kind.most())));
      return;
    }
    try {
      Entry entry = EntryForms.read(kind, line, schema);
      @Nullable Integer before = lineOfId.putIfAbsent(entry.id(), number);
      if (before != null) {
        violations.add(
            violation(
                number,
                "." + kind.keyMember(),
                "another than before, but '%s' is in line %d too".formatted(entry.id(), before)));
      } else {
        entries.add(entry);
      }
    } catch (ApiProblem refused) {
      if (refused.violations().isEmpty()) {
        violations.add(violation(number, "", refused.detail()));
      }
      refused
          .violations()
          .forEach(each -> violations.add(violation(number, path(each), each.expected())));
    }
  }

  private static String path(Violation violation) {
    return violation.field().isEmpty() ? "" : "." + violation.field();
  }

  private static Violation violation(int line, String path, String expected) {
    return new Violation("line " + line + path, expected);
  }
}

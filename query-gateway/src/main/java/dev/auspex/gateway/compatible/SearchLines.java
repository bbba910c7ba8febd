package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.gateway.document.NdjsonLines;
import dev.auspex.gateway.platform.BoundedBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code _msearch}: a header and a search by turns, one on each line. */
final class SearchLines {
  private static final int MOST_SEARCHES = 50;
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int LONGEST_LINE = 64 * 1024;

  private SearchLines() {}

  /** A search and where it looks; {@code index} as sent, of any shape. */
  record Line(String index, ObjectNode body) {}

  /**
   * The searches in {@code body}, in their order.
   *
   * @param usual the index of those that name none; null where each has to
   */
  static List<Line> read(Bodies bodies, InputStream body, @Nullable String usual) {
    NdjsonLines lines = new NdjsonLines(BoundedBody.limited(body, MOST_BYTES), LONGEST_LINE);
    List<Line> searches = new ArrayList<>();
    try {
      for (ObjectNode header = next(bodies, lines); header != null; header = next(bodies, lines)) {
        if (searches.size() == MOST_SEARCHES) {
          throw ApiProblem.of(
              ProblemType.INVALID_REQUEST, "At most %d searches at once", MOST_SEARCHES);
        }
        String index = index(Part.of("header " + (searches.size() + 1), header), usual);
        ObjectNode search = next(bodies, lines);
        if (search == null) {
          throw ApiProblem.of(
              ProblemType.INVALID_REQUEST, "The last header has no search on the line below it");
        }
        searches.add(new Line(index, search));
      }
    } catch (IOException broken) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "The body ended before its end")
          .causedBy(broken);
    }
    if (searches.isEmpty()) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST, "Expected a header and a search on a line each");
    }
    return searches;
  }

  private static @Nullable ObjectNode next(Bodies bodies, NdjsonLines lines) throws IOException {
    return switch (lines.next()) {
      case null -> null;
      case NdjsonLines.TooLong tooLong -> throw BoundedBody.tooLarge(LONGEST_LINE);
      case NdjsonLines.Content content -> bodies.object(content.content().array());
    };
  }

  private static String index(Part header, @Nullable String usual) {
    header.only("index", "search_type");
    header.find("search_type").ifPresent(part -> part.word("query_then_fetch"));
    String named =
        header
            .find("index")
            .map(
                part -> {
                  List<Part> names = part.oneOrMore(1);
                  if (names.isEmpty()) {
                    throw part.wrong("one index");
                  }
                  return names.getFirst().text();
                })
            .orElse(usual);
    if (named == null) {
      throw header.need("index").wrong("the name of an index of the tenant");
    }
    return named;
  }
}

package dev.auspex.gateway.document;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.snapshot.IndexSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an identifier of a document looks like. */
public final class DocumentId {
  /** The engine takes 512; in a cell the tenant and the index stand before it. */
  private static final int MOST_BYTES = 384;

  private static final Pattern REFUSED = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private DocumentId() {}

  /** What is wrong with {@code id}; empty if nothing is. */
  public static Optional<Violation> check(String id) {
    if (REFUSED.matcher(id).find()) {
      return Optional.of(
          new Violation(Field.ID, "no control characters and no halves of characters"));
    }
    int bytes = id.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < 1 || bytes > MOST_BYTES) {
      return Optional.of(
          new Violation(
              Field.ID, "1 to %d bytes in UTF-8, but was %d".formatted(MOST_BYTES, bytes)));
    }
    return Optional.empty();
  }

  /** Throws {@link ProblemType#INVALID_REQUEST} where something is wrong with {@code id}. */
  public static void require(String id) {
    check(id)
        .ifPresent(
            violation -> {
              throw ApiProblem.of(ProblemType.INVALID_REQUEST, List.<Violation>of(violation));
            });
  }

  static ApiProblem exists(IndexSnapshot index, String id) {
    return ApiProblem.of(
        ProblemType.DOCUMENT_EXISTS, "Index %s has a document '%s'", index.name(), id);
  }

  static ApiProblem notFound(IndexSnapshot index, String id) {
    return ApiProblem.of(
        ProblemType.DOCUMENT_NOT_FOUND, "Index %s has no document '%s'", index.name(), id);
  }
}

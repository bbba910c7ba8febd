package dev.auspex.gateway.document;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a document as an ETag, and what {@code If-Match} says of it. */
final class DocumentTag {
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

  private DocumentTag() {}

  static EntityTag of(long version) {
    return new EntityTag(Long.toString(version));
  }

  /**
   * The version that {@code ifMatch} names; empty where any will do.
   *
   * @param ifMatch the header; null where it is missing
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} for anything but one ETag or {@code *}
   */
  static OptionalLong wanted(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return OptionalLong.empty();
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(new Violation("If-Match", "one ETag of the document, in quotes, or *")));
    }
    return OptionalLong.of(Long.parseLong(tag.group(1)));
  }

  /** Throws {@link ProblemType#PRECONDITION_FAILED} where another version is wanted. */
  static void require(OptionalLong wanted, long version) {
    if (wanted.isPresent() && wanted.getAsLong() != version) {
      throw ApiProblem.of(
          ProblemType.PRECONDITION_FAILED,
          "It has changed since: the ETag is \"%d\" now; look at it and try again",
          version);
    }
  }
}

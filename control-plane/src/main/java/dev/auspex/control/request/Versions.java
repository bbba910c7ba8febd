package dev.auspex.control.request;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/** Optimistic locking: the ETag of what a caller has seen, and the rule that a change names it. */
public final class Versions {
  private Versions() {}

  /** The ETag of a thing in this version. */
  public static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }

  /**
   * Throws unless {@code ifMatch} is the ETag of {@code version}, or {@code *}, which says that any
   * version will do.
   *
   * @throws ApiProblem {@link ProblemType#PRECONDITION_REQUIRED} without the header, {@link
   *     ProblemType#PRECONDITION_FAILED} where it names another version
   */
  public static void requireMatch(@Nullable String ifMatch, long version) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ApiProblem.of(
          ProblemType.PRECONDITION_REQUIRED,
          "Send If-Match with the ETag of what you have looked at; it is \"%d\" now",
          version);
    }
    String wanted = ifMatch.strip();
    if (!wanted.equals("*") && !wanted.equals("\"" + version + "\"")) {
      throw ApiProblem.of(
          ProblemType.PRECONDITION_FAILED,
          "It has changed since: the ETag is \"%d\" now; look at it and try again",
          version);
    }
  }
}

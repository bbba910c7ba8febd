package dev.auspex.control.request;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The rule for bodies as a whole. */
public final class Bodies {
  private Bodies() {}

  /** The body; a problem where the client sent none, or {@code null}. */
  public static <T> T required(@Nullable T body) {
    if (body == null) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "Send a JSON object as the body");
    }
    return body;
  }
}

package dev.auspex.modelserver.protocol;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link Deadline#HEADER}. */
final class RequestBudget {
  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

  private RequestBudget() {}

  /**
   * The deadline of a request that has {@code most} at most.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} where the header is no whole number
   */
  static Deadline of(@Nullable String header, Duration most) {
    Deadline own = Deadline.in(most);
    if (header == null) {
      return own;
    }
    if (!MILLIS.matcher(header).matches()) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(
              new Violation(
                  Deadline.HEADER,
                  "whole milliseconds from 0 on, but came '%s'".formatted(header))));
    }
    Duration asked = Duration.ofMillis(Long.parseLong(header));
    return asked.compareTo(most) < 0 ? own.within(asked) : own;
  }
}

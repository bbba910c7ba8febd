package dev.auspex.control.usage;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.request.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which hours a client wants, as it said it. */
public class UsageQuery {
  private static final Duration USUAL = Duration.ofDays(1);

  @Parameter(
      description = "Hours that begin at this time or later; a day before to unless given",
      example = "2026-01-31T00:00:00Z")
  @RestQuery
  @Nullable String from;

  @Parameter(
      description = "Hours that begin before this time; now unless given",
      example = "2026-02-01T00:00:00Z")
  @RestQuery
  @Nullable String to;

  /** Hours that begin within {@code [from, to)}. */
  record Span(Instant from, Instant to) {}

  /** The wanted hours; throws a problem that names every wrong parameter. */
  Span checked(Instant now) {
    return span(from, to, now);
  }

  static Span span(@Nullable String from, @Nullable String to, Instant now) {
    List<Violation> violations = new ArrayList<>();
    Instant end = time("to", to, now, violations);
    Instant begin = time("from", from, end.minus(USUAL), violations);
    if (violations.isEmpty() && !begin.isBefore(end)) {
      violations.add(new Violation("from", "a time before to, but was " + begin));
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new Span(begin, end);
  }

  private static Instant time(
      String field, @Nullable String text, Instant otherwise, List<Violation> violations) {
    try {
      return text == null ? otherwise : Instant.parse(text);
    } catch (DateTimeParseException noTime) {
      violations.add(Names.violation(field, "a time as 2026-01-31T00:00:00Z", text));
      return otherwise;
    }
  }
}

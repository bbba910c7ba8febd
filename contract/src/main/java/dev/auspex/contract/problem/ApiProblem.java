package dev.auspex.contract.problem;

import com.google.errorprone.annotations.FormatMethod;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the client. The edge of the service turns it into a problem body. */
public final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final transient List<Violation> violations;
  private final transient @Nullable Duration retryAfter;

  private ApiProblem(
      ProblemType type,
      String detail,
      List<Violation> violations,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.type = type;
    this.violations = List.copyOf(violations);
    this.retryAfter = retryAfter;
  }

  /**
   * A refusal of {@code type}.
   *
   * @param detail a {@link String#format} pattern: what was expected, what came, what to do
   */
  @FormatMethod
  public static ApiProblem of(ProblemType type, String detail, Object... arguments) {
    return new ApiProblem(
        type, String.format(Locale.ROOT, detail, arguments), List.of(), null, null);
  }

  /** A refusal that names each wrong field. */
  public static ApiProblem of(ProblemType type, List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? "%s: expected %s"
                .formatted(violations.getFirst().field(), violations.getFirst().expected())
            : "%d fields are not as expected; see violations".formatted(violations.size());
    return new ApiProblem(type, detail, violations, null, null);
  }

  /** The same refusal, telling the client when to try again. */
  public ApiProblem retryAfter(Duration wait) {
    return new ApiProblem(type, getMessage(), violations, wait, getCause());
  }

  /** The same refusal with the failure behind it, for the log only. */
  public ApiProblem causedBy(Throwable cause) {
    return new ApiProblem(type, getMessage(), violations, retryAfter, cause);
  }

  /** What kind of refusal this is. */
  public ProblemType type() {
    return type;
  }

  /** What was expected, what came, what to do; for people. */
  public String detail() {
    return getMessage();
  }

  /** The wrong fields; empty where the refusal is about no field. */
  public List<Violation> violations() {
    return violations;
  }

  /** When to try again, if that may help. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}

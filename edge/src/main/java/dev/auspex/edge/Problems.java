package dev.auspex.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ClosestName;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns whatever was thrown into the problem that the client shall see. */
public final class Problems {
  private static final Duration OUTAGE_RETRY = Duration.ofSeconds(2);

  private Problems() {}

  /**
   * The problem behind {@code failure}. Failures that are not the client's become {@link
   * ProblemType#INTERNAL} without a word of their message: it may hold names that no client may
   * see.
   */
  public static ApiProblem from(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<ApiProblem> known = known(cause);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return ApiProblem.of(ProblemType.INTERNAL, "Look into the log for the trace id")
        .causedBy(failure);
  }

  /** The problem that fits an HTTP status which some layer below ours has set. */
  public static ApiProblem fromStatus(int status) {
    return switch (status) {
      case 400 -> ApiProblem.of(ProblemType.INVALID_REQUEST, "The request cannot be read");
      case 401 ->
          ApiProblem.of(
              ProblemType.UNAUTHENTICATED,
              "Send an Authorization header with credentials that hold here");
      case 403 -> ApiProblem.of(ProblemType.FORBIDDEN, "Ask an administrator for the right");
      case 404 -> ApiProblem.of(ProblemType.NOT_FOUND, "Check the path against the OpenAPI file");
      case 405 ->
          ApiProblem.of(
              ProblemType.METHOD_NOT_ALLOWED, "Check the method against the OpenAPI file");
      case 406 ->
          ApiProblem.of(ProblemType.NOT_ACCEPTABLE, "Send 'Accept: application/json' or nothing");
      case 413 -> ApiProblem.of(ProblemType.BODY_TOO_LARGE, "Send the body in smaller parts");
      case 415 ->
          ApiProblem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Send the media type that the OpenAPI file names for this path");
      case 429 -> ApiProblem.of(ProblemType.OVERLOADED, "Send fewer requests at a time");
      default -> ApiProblem.of(ProblemType.INTERNAL, "Look into the log for the trace id");
    };
  }

  /** The value of {@code Retry-After}; empty where {@code problem} has no such time. */
  static Optional<Long> retryAfterSeconds(ApiProblem problem) {
    // Rounded up: who comes a moment too early is refused again.
    return problem.retryAfter().map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  private static Optional<ApiProblem> known(Throwable cause) {
    return switch (cause) {
      case ApiProblem problem -> Optional.of(problem);
      case JsonProcessingException json -> Optional.of(ofJson(json));
      case SQLException database when isOutage(database) ->
          Optional.of(
              ApiProblem.of(
                      ProblemType.CATALOGUE_UNAVAILABLE,
                      "Nothing can be changed or shown now; searches go on. Try again")
                  .retryAfter(OUTAGE_RETRY)
                  .causedBy(database));
      case UnauthorizedException unauthorized ->
          Optional.of(fromStatus(401).causedBy(unauthorized));
      case AuthenticationFailedException failed -> Optional.of(fromStatus(401).causedBy(failed));
      case ForbiddenException forbidden -> Optional.of(fromStatus(403).causedBy(forbidden));
      // Quarkus REST wraps unreadable bodies; the JSON failure inside says more.
      case WebApplicationException web when !(web.getCause() instanceof JsonProcessingException) ->
          Optional.of(fromStatus(web.getResponse().getStatus()).causedBy(web));
      default -> Optional.empty();
    };
  }

  /**
   * Whether the database could not be asked at all, as against: it refused.
   *
   * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error
   *     codes: class 08 (connection), 57P01 to 57P03 (going down or not up yet), 53300</a>
   */
  private static boolean isOutage(SQLException failure) {
    String state = failure.getSQLState();
    // The connection pool gives no state where it could not get a connection in time.
    return state == null
        || state.startsWith("08")
        || state.startsWith("57P0")
        || state.equals("53300");
  }

  private static ApiProblem ofJson(JsonProcessingException failure) {
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              List.of(new Violation(path(mapping), expectation(mapping))))
          .causedBy(failure);
    }
    String where =
        failure.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(failure.getLocation().getLineNr(), failure.getLocation().getColumnNr());
    return ApiProblem.of(ProblemType.INVALID_REQUEST, "The body is not the expected JSON%s", where)
        .causedBy(failure);
  }

  private static String expectation(JsonMappingException failure) {
    return switch (failure) {
      case UnrecognizedPropertyException unknown -> known(unknown);
      case ValueInstantiationException refused
          when refused.getCause() instanceof IllegalArgumentException reason ->
          String.valueOf(reason.getMessage());
      case InvalidFormatException format ->
          "a value of type %s, but was '%s'"
              .formatted(word(format.getTargetType()), format.getValue());
      case MismatchedInputException mismatch ->
          "a value of type %s".formatted(word(mismatch.getTargetType()));
      default -> "another value";
    };
  }

  private static String known(UnrecognizedPropertyException unknown) {
    List<String> names =
        unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    return "one of the known names %s, but the name is unknown%s"
        .formatted(
            names,
            ClosestName.of(unknown.getPropertyName(), names)
                .map("; did you mean '%s'?"::formatted)
                .orElse(""));
  }

  /** JSON's word for a Java type: replies never show class names. */
  private static String word(Class<?> type) {
    if (type == null) {
      return "JSON";
    }
    if (type == String.class) {
      return "string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "number";
    }
    if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
      return "array";
    }
    if (java.time.temporal.Temporal.class.isAssignableFrom(type)) {
      return "ISO 8601 time";
    }
    return "object";
  }

  private static String path(JsonMappingException failure) {
    List<String> steps = new ArrayList<>();
    for (JsonMappingException.Reference reference : failure.getPath()) {
      if (reference.getFieldName() != null) {
        steps.add((steps.isEmpty() ? "" : ".") + reference.getFieldName());
      } else {
        steps.add("[" + reference.getIndex() + "]");
      }
    }
    return String.join("", steps);
  }
}

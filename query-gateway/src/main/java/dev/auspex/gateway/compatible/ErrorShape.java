package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Problems in Elasticsearch's shape, which official clients turn into exceptions. The types are
 * those that programs look for; what we call a problem stands beside.
 */
final class ErrorShape {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ErrorShape() {}

  /** The status that Elasticsearch would answer. */
  static int status(ProblemType type) {
    return switch (type) {
      // A version that is not the present one is a conflict there.
      case PRECONDITION_FAILED -> 409;
      // 409 would pass for a conflict of documents.
      case QUOTA_EXCEEDED -> 403;
      default -> type.status();
    };
  }

  /** The body of a refusal. */
  static ObjectNode body(ApiProblem problem, @Nullable String traceId) {
    return body(problem.type(), reason(problem), traceId);
  }

  static ObjectNode body(ProblemType type, String reason, @Nullable String traceId) {
    ObjectNode body = JSON.objectNode();
    ObjectNode error = error(type, reason);
    error.putArray("root_cause").add(error(type, reason));
    if (traceId != null) {
      error.put("trace_id", traceId);
    }
    body.set("error", error);
    return body.put("status", status(type));
  }

  /** The member {@code error} alone, as it stands in items of a bulk. */
  static ObjectNode error(ApiProblem problem) {
    return error(problem.type(), reason(problem));
  }

  private static ObjectNode error(ProblemType type, String reason) {
    return JSON.objectNode()
        .put("type", type(type))
        .put("reason", reason)
        .put("problem", type.uri());
  }

  /** All that is wrong, in one line. */
  private static String reason(ApiProblem problem) {
    return problem.violations().isEmpty() ? problem.detail() : reason(problem.violations());
  }

  static String reason(List<Violation> violations) {
    return violations.stream()
        .map(each -> "[%s] expected %s".formatted(each.field(), each.expected()))
        .collect(Collectors.joining("; "));
  }

  private static String type(ProblemType type) {
    return switch (type) {
      case INVALID_REQUEST -> "illegal_argument_exception";
      case INVALID_DOCUMENT -> "document_parsing_exception";
      case UNAUTHENTICATED,
          API_KEY_EXPIRED,
          FORBIDDEN,
          KEY_FILTER_DOES_NOT_FIT,
          ORIGIN_NOT_ALLOWED,
          TENANT_SUSPENDED ->
          "security_exception";
      case INDEX_NOT_FOUND -> "index_not_found_exception";
      case DOCUMENT_NOT_FOUND -> "document_missing_exception";
      case DOCUMENT_EXISTS, DOCUMENT_CHANGED, PRECONDITION_FAILED ->
          "version_conflict_engine_exception";
      case RATE_LIMITED, OVERLOADED -> "es_rejected_execution_exception";
      case QUOTA_EXCEEDED -> "cluster_block_exception";
      case BODY_TOO_LARGE -> "content_too_long_exception";
      case DEADLINE_EXCEEDED -> "timeout_exception";
      case ENGINE_UNAVAILABLE, INDEX_PARKED -> "unavailable_shards_exception";
      default -> type.slug().replace('-', '_') + "_exception";
    };
  }
}

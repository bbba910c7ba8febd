package dev.auspex.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every failure of a resource method with a problem. Quarkus has mappers of its own for
 * security and JSON failures, so those types are named here one by one.
 */
public final class ProblemMappers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMappers.class);

  /** Our own refusals. */
  @ServerExceptionMapper
  public Response refused(ApiProblem problem, RoutingContext request) {
    return answer(problem, request);
  }

  /** A body that is no JSON or has another shape. */
  @ServerExceptionMapper(priority = 1)
  public Response unreadable(JsonProcessingException failure, RoutingContext request) {
    return answer(Problems.from(failure), request);
  }

  /** A body of another shape: Quarkus has a mapper of its own for exactly this type. */
  @ServerExceptionMapper(priority = 1)
  public Response misshapen(MismatchedInputException failure, RoutingContext request) {
    return answer(Problems.from(failure), request);
  }

  /** What JAX-RS refuses: unknown path, method, media type. */
  @ServerExceptionMapper(priority = 1)
  public Response refusedByHttp(WebApplicationException failure, RoutingContext request) {
    return answer(Problems.from(failure), request);
  }

  /** Credentials that do not hold. */
  @ServerExceptionMapper(priority = 1)
  public Response notAuthenticated(AuthenticationFailedException failure, RoutingContext request) {
    return answer(Problems.from(failure), request);
  }

  /** No credentials. */
  @ServerExceptionMapper(priority = 1)
  public Response unauthorized(UnauthorizedException failure, RoutingContext request) {
    return answer(Problems.from(failure), request);
  }

  /** Credentials without the right. */
  @ServerExceptionMapper(priority = 1)
  public Response forbidden(ForbiddenException failure, RoutingContext request) {
    return answer(Problems.from(failure), request);
  }

  /** Everything else is ours. */
  @ServerExceptionMapper
  public Response broken(Throwable failure, RoutingContext request) {
    return answer(Problems.from(failure), request);
  }

  private static Response answer(ApiProblem problem, RoutingContext request) {
    String traceId = TraceId.of(request);
    log(problem, traceId);
    Response.ResponseBuilder reply =
        Response.status(problem.type().status())
            .type(ProblemBody.MEDIA_TYPE)
            .header(TraceId.HEADER, traceId)
            .entity(ProblemBody.of(problem, request.request().path(), traceId));
    problem
        .retryAfter()
        .ifPresent(wait -> reply.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
    return reply.build();
  }

  static void log(ApiProblem problem, String traceId) {
    // Of the 5xx only this one says that Auspex is broken; the others tell what it is waiting for.
    if (problem.type() == ProblemType.INTERNAL) {
      LOG.atError()
          .addKeyValue("traceId", traceId)
          .addKeyValue("problem", problem.type().slug())
          .setCause(problem.getCause())
          .log("request failed: {}", problem.detail());
    } else if (problem.type().status() >= 500) {
      LOG.atWarn()
          .addKeyValue("traceId", traceId)
          .addKeyValue("problem", problem.type().slug())
          .log("request failed: {}", problem.detail());
    } else {
      LOG.atDebug()
          .addKeyValue("traceId", traceId)
          .addKeyValue("problem", problem.type().slug())
          .setCause(problem.getCause())
          .log("request refused: {}", problem.detail());
    }
  }
}

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
 * security and JSON failures; ours come before them only where the same type is named.
 */
public final class ProblemMappers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMappers.class);

  /** Our own refusals, and whatever else broke. */
  @ServerExceptionMapper({ApiProblem.class, Throwable.class})
  public Response failed(Throwable failure, RoutingContext request) {
    return answer(Problems.from(failure), request);
  }

  /** What a layer below us refuses: unreadable bodies, unknown paths, missing rights. */
  @ServerExceptionMapper(
      value = {
        JsonProcessingException.class,
        MismatchedInputException.class,
        WebApplicationException.class,
        AuthenticationFailedException.class,
        UnauthorizedException.class,
        ForbiddenException.class
      },
      priority = 1)
  public Response refused(Throwable failure, RoutingContext request) {
    return answer(Problems.from(failure), request);
  }

  private static Response answer(ApiProblem problem, RoutingContext request) {
    String traceId = TraceId.of(request);
    log(problem, traceId);
    Response.ResponseBuilder reply =
        Response.status(problem.type().status())
            .type(ProblemBody.MEDIA_TYPE)
            .entity(ProblemBody.of(problem, request.request().path(), traceId));
    if (problem.type().status() == 401) {
      reply.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    Problems.retryAfterSeconds(problem)
        .ifPresent(wait -> reply.header(HttpHeaders.RETRY_AFTER, wait));
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

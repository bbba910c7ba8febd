package dev.auspex.modelserver.platform;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.edge.ProblemBody;
import dev.auspex.edge.Problems;
import dev.auspex.edge.TraceId;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Names the field of a body that has another shape. Quarkus REST has a mapper of its own for
 * exactly this type, which is nearer than the edge's and answers an empty 400.
 */
final class UnreadableBodies {
  @ServerExceptionMapper(priority = 1)
  public Response unreadable(MismatchedInputException failure, RoutingContext request) {
    ApiProblem problem = Problems.from(failure);
    String traceId = TraceId.of(request);
    return Response.status(problem.type().status())
        .type(ProblemBody.MEDIA_TYPE)
        .header(TraceId.HEADER, traceId)
        .entity(ProblemBody.of(problem, request.request().path(), traceId))
        .build();
  }
}

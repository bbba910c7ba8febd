package dev.auspex.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Below JAX-RS: gives each request its trace id, refuses bodies past the limit before they are
 * read, and turns what Vert.x or the security layer refuses into problems too.
 */
@ApplicationScoped
public class EdgeRoutes {
  /** Before authentication, so that its refusals carry a trace id. */
  private static final int FIRST = 1000;

  private final ObjectMapper json;
  private final Instance<Outages> outages;
  private final long maxBodyBytes;

  EdgeRoutes(
      ObjectMapper json,
      Instance<Outages> outages,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M")
          MemorySize maxBodySize) {
    this.json = json;
    this.outages = outages;
    this.maxBodyBytes = maxBodySize.asLongValue();
  }

  void filters(@Observes Filters filters) {
    filters.register(this::open, FIRST);
  }

  void routes(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
      router.errorHandler(status, request -> answer(request, Problems.fromStatus(status)));
    }
  }

  private void open(RoutingContext request) {
    request.response().putHeader(TraceId.HEADER, TraceId.of(request));
    if (request.request().authority() == null) {
      answer(request, noHost());
      return;
    }
    String length = request.request().getHeader("Content-Length");
    if (length != null && length.length() <= 18 && Long.parseLong(length) > maxBodyBytes) {
      answer(
          request,
          ApiProblem.of(
              ProblemType.BODY_TOO_LARGE,
              "A body may have at most %d bytes, but this has %s; send it in smaller parts",
              maxBodyBytes,
              length));
      return;
    }
    request.next();
  }

  private void failed(RoutingContext request) {
    Throwable failure = request.failure();
    if (failure instanceof ForbiddenException && outages.isResolvable()) {
      refused(request, failure, outages.get());
      return;
    }
    if (failure instanceof VertxException && request.request().authority() == null) {
      answer(request, noHost());
      return;
    }
    answer(
        request,
        failure == null ? Problems.fromStatus(request.statusCode()) : Problems.from(failure));
  }

  /** RFC 9112, 3.2; what comes behind us makes addresses from it. */
  private static ApiProblem noHost() {
    return ApiProblem.of(ProblemType.INVALID_REQUEST, "Send the header Host with a valid name");
  }

  private void refused(RoutingContext request, Throwable failure, Outages outages) {
    var unused =
        request
            .vertx()
            .executeBlocking(outages::behindRefusal, false)
            .otherwise(Optional.empty())
            .onSuccess(outage -> answer(request, outage.orElseGet(() -> Problems.from(failure))));
  }

  private void answer(RoutingContext request, ApiProblem problem) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    String traceId = TraceId.of(request);
    ProblemMappers.log(problem, traceId);
    response
        .setStatusCode(problem.type().status())
        .putHeader("Content-Type", ProblemBody.MEDIA_TYPE)
        .putHeader(TraceId.HEADER, traceId);
    Problems.retryAfterSeconds(problem)
        .ifPresent(wait -> response.putHeader("Retry-After", String.valueOf(wait)));
    response.end(write(ProblemBody.of(problem, request.request().path(), traceId)));
  }

  private String write(ProblemBody body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a problem body is plain data", impossible);
    }
  }
}

package dev.auspex.control.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.access.Actor;
import dev.auspex.control.access.ActorOfRequest;
import dev.auspex.control.request.Names;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks before the method whether it has been done, and remembers its result after it. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotentInterceptor {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final IdempotencyService requests;
  private final ActorOfRequest actors;
  private final CurrentVertxRequest current;
  private final SecureRandom random;
  private final ObjectMapper json;

  IdempotentInterceptor(
      IdempotencyService requests,
      ActorOfRequest actors,
      CurrentVertxRequest current,
      SecureRandom random,
      ObjectMapper json) {
    this.requests = requests;
    this.actors = actors;
    this.current = current;
    this.random = random;
    this.json = json;
  }

  @AroundInvoke
  @Nullable Object once(InvocationContext call) throws Exception {
    @Nullable RoutingContext request = current.getCurrent();
    @Nullable String sent = request == null ? null : request.request().getHeader(HEADER);
    if (request == null || sent == null) {
      return call.proceed();
    }
    if (!RequestKey.isValid(sent)) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(Names.violation(HEADER, RequestKey.EXPECTATION, null)));
    }
    RequestKey key = new RequestKey(sent);
    String id =
        key.id(caller(), request.request().method().name() + " " + request.normalizedPath());
    return switch (requests.claim(id, sha256(call.getParameters()))) {
      case Claim.Fresh fresh -> work(call, key, id);
      case Claim.Done done -> {
        request.response().putHeader(REPLAYED, "true");
        yield json.readValue(key.open(done.reply().sealed()), call.getMethod().getReturnType());
      }
      case Claim.Running running ->
          throw ApiProblem.of(
                  ProblemType.REQUEST_IN_PROGRESS,
                  "A request with this %s is still at work; send it again for its reply",
                  HEADER)
              .retryAfter(RETRY_AFTER);
      case Claim.Different different ->
          throw ApiProblem.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "This %s came with another body before; choose a new one",
              HEADER);
    };
  }

  private @Nullable Object work(InvocationContext call, RequestKey key, String id)
      throws Exception {
    boolean done = false;
    try {
      @Nullable Object result = call.proceed();
      byte[] nonce = new byte[RequestKey.nonceBytes()];
      random.nextBytes(nonce);
      requests.finish(id, new StoredReply(key.seal(json.writeValueAsBytes(result), nonce)));
      done = true;
      return result;
    } finally {
      if (!done) {
        requests.release(id);
      }
    }
  }

  private String caller() {
    Actor actor = actors.actor();
    return actor.id() == null ? actor.name() : actor.id();
  }

  private String sha256(Object[] parameters) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(parameters)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package dev.auspex.control.access;

import dev.auspex.edge.TraceId;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The {@link Actor} of the current request, or the control plane where there is none. */
@ApplicationScoped
public class ActorOfRequest {
  private static final Actor NOBODY = new Actor(Actor.CONTROL_PLANE, null, null);

  private final SecurityIdentity identity;
  private final CurrentVertxRequest request;

  ActorOfRequest(SecurityIdentity identity, CurrentVertxRequest request) {
    this.identity = identity;
    this.request = request;
  }

  /** Who is behind the work of this thread. */
  public Actor actor() {
    if (!Arc.container().requestContext().isActive()) {
      return NOBODY;
    }
    @Nullable RoutingContext current = request.getCurrent();
    @Nullable String requestId = current == null ? null : TraceId.of(current);
    if (current == null || identity.isAnonymous()) {
      return new Actor(Actor.CONTROL_PLANE, null, requestId);
    }
    @Nullable String id =
        identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
    return new Actor(identity.getPrincipal().getName(), id, requestId);
  }
}

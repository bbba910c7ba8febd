package dev.auspex.control.access;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Checks every resource below {@code /v1/tenants/{tenant}} before it runs, so that no resource can
 * forget to. Reading methods need {@link TenantAccess.Right#READ}, all others {@link
 * TenantAccess.Right#WRITE}.
 */
public final class TenantAccessFilter {
  private static final String TENANT = "tenant";

  private final CallerOfRequest callers;

  TenantAccessFilter(CallerOfRequest callers) {
    this.callers = callers;
  }

  /** Throws the 403; the edge answers with it. */
  @ServerRequestFilter
  public void check(ContainerRequestContext request) {
    @Nullable String path = request.getUriInfo().getPathParameters().getFirst(TENANT);
    if (path == null) {
      return;
    }
    Caller caller = callers.caller();
    // A path that cannot name a tenant is a foreign one to everybody who does not see all of them.
    boolean allowed =
        TenantId.isValid(path)
            ? TenantAccess.allows(caller, right(request.getMethod()), new TenantId(path))
            : TenantAccess.seesEveryTenant(caller);
    if (!allowed) {
      throw ApiProblem.of(
          ProblemType.FORBIDDEN,
          "The token's roles and organizations do not cover this; ask an administrator of the"
              + " tenant");
    }
  }

  private static TenantAccess.Right right(String method) {
    return switch (method) {
      case HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS -> TenantAccess.Right.READ;
      default -> TenantAccess.Right.WRITE;
    };
  }
}

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
 * TenantAccess.Right#WRITE}, except for the audit, bundles, dictionaries and rules.
 */
public final class TenantAccessFilter {
  private static final String TENANT = "tenant";

  /** Positions of the segments in {@code v1/tenants/{tenant}/indexes/{index}/bundles}. */
  private static final int AREA = 3;

  private static final int INDEX_AREA = 5;

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
            ? TenantAccess.allows(
                caller,
                right(request.getMethod(), request.getUriInfo().getPath()),
                new TenantId(path))
            : TenantAccess.seesEveryTenant(caller);
    if (!allowed) {
      throw ApiProblem.of(
          ProblemType.FORBIDDEN,
          "The token's roles and organizations do not cover this; ask an administrator of the"
              + " tenant");
    }
  }

  /** What a request to {@code path} needs; the audit is not for all who read. */
  static TenantAccess.Right right(String method, String path) {
    String[] segments = path.substring(path.startsWith("/") ? 1 : 0).split("/", -1);
    boolean reads =
        switch (method) {
          case HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS -> true;
          default -> false;
        };
    if (segments.length > AREA && segments[AREA].equals("audit")) {
      return reads ? TenantAccess.Right.AUDIT : TenantAccess.Right.WRITE;
    }
    if (reads) {
      return TenantAccess.Right.READ;
    }
    if (segments.length <= INDEX_AREA || !segments[AREA].equals("indexes")) {
      return TenantAccess.Right.WRITE;
    }
    return switch (segments[INDEX_AREA]) {
      case "bundles", "dictionaries" -> TenantAccess.Right.TUNE;
      case "rules" -> TenantAccess.Right.MERCHANDISE;
      default -> TenantAccess.Right.WRITE;
    };
  }
}

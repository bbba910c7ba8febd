package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses every change below {@code /v1/tenants/{tenant}} while the tenant is suspended or to be
 * deleted, so that no resource can forget to; only what ends that state passes. Runs after access
 * has let the caller in.
 */
public final class TenantStateFilter {
  private static final int AFTER_ACCESS = 6000;

  private final TenantService tenants;

  TenantStateFilter(TenantService tenants) {
    this.tenants = tenants;
  }

  /** Throws the refusal; the edge answers with it. */
  @ServerRequestFilter(priority = AFTER_ACCESS)
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    @Nullable String tenant = request.getUriInfo().getPathParameters().getFirst("tenant");
    if (tenant == null
        || !TenantId.isValid(tenant)
        || reads(request.getMethod())
        || resource.getResourceClass().equals(TenantLifecycleResource.class)) {
      return;
    }
    tenants.requireChangeable(new TenantId(tenant));
  }

  private static boolean reads(String method) {
    return switch (method) {
      case HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS -> true;
      default -> false;
    };
  }
}

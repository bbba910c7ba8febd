package dev.auspex.control.tenant;

import dev.auspex.contract.TenantId;
import dev.auspex.control.access.Caller;
import dev.auspex.control.access.CallerOfRequest;
import dev.auspex.control.access.TenantAccess;
import dev.auspex.control.idempotency.Idempotent;
import dev.auspex.control.request.Bodies;
import dev.auspex.control.request.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tenants. */
@Path("/v1/tenants")
@Tag(name = "tenants")
@Authenticated
@RunOnVirtualThread
public class TenantResource {
  private final TenantService tenants;
  private final OrganizationProvisioner organizations;
  private final CallerOfRequest callers;

  TenantResource(
      TenantService tenants, OrganizationProvisioner organizations, CallerOfRequest callers) {
    this.tenants = tenants;
    this.organizations = organizations;
    this.callers = callers;
  }

  /** Creates a tenant. */
  @POST
  @Idempotent
  @ResponseStatus(201)
  @Operation(
      operationId = "createTenant",
      summary = "Create a tenant",
      description =
          "Needs the role platform-admin. The tenant's people are the members of the Keycloak"
              + " organization whose alias is the id; it is made right afterwards, or when Keycloak"
              + " is back.")
  @APIResponse(responseCode = "201", description = "The tenant exists now")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public TenantView create(NewTenant body) {
    callers.requireToCreateTenants();
    Bodies.required(body).requireValid();
    TenantView created =
        tenants.create(
            new TenantId(Objects.requireNonNull(body.id())), Objects.requireNonNull(body.name()));
    organizations.wake();
    return created;
  }

  /** Lists the tenants that the caller may see. */
  @GET
  @Operation(
      operationId = "listTenants",
      summary = "List tenants",
      description = "Those that the caller may see: all for platform roles, else the own ones.")
  public TenantList list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
    Page page = Page.of(limit, cursor);
    Caller caller = callers.caller();
    Page.Part<TenantView> part =
        TenantAccess.seesEveryTenant(caller)
            ? page.cut(tenants.behind(page.after(), page.limit() + 1), TenantResource::key)
            : page.part(own(caller), TenantResource::key);
    return new TenantList(part.items(), part.nextCursor());
  }

  private List<TenantView> own(Caller caller) {
    return caller.tenants().stream()
        .filter(tenant -> TenantAccess.allows(caller, TenantAccess.Right.READ, tenant))
        .flatMap(tenant -> tenants.find(tenant).stream())
        .toList();
  }

  private static String key(TenantView tenant) {
    return tenant.id().value();
  }

  /** Shows one tenant. */
  @GET
  @Path("/{tenant}")
  @Operation(operationId = "getTenant", summary = "Show a tenant")
  public TenantView get(@RestPath TenantId tenant) {
    return tenants.get(tenant);
  }
}

package dev.auspex.control.apikey;

import dev.auspex.contract.TenantId;
import dev.auspex.control.idempotency.Idempotent;
import dev.auspex.control.request.Bodies;
import dev.auspex.control.request.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The API keys of a tenant. */
@Path("/v1/tenants/{tenant}/api-keys")
@Tag(name = "api-keys")
@Authenticated
@RunOnVirtualThread
public class ApiKeyResource {
  private final ApiKeyService keys;

  ApiKeyResource(ApiKeyService keys) {
    this.keys = keys;
  }

  /** Issues a key. */
  @POST
  @Idempotent
  @ResponseStatus(201)
  @ResponseHeader(name = "Cache-Control", value = "no-store")
  @Operation(
      operationId = "createApiKey",
      summary = "Create an API key",
      description =
          "The reply is the only one that ever shows the key. Gateways know it within about a"
              + " second.")
  @APIResponse(responseCode = "201", description = "The key; store it now")
  public CreatedApiKeyView create(@RestPath TenantId tenant, NewApiKey body) {
    return keys.create(tenant, Bodies.required(body));
  }

  /** Lists the keys that are not revoked. */
  @GET
  @Operation(
      operationId = "listApiKeys",
      summary = "List the API keys of a tenant",
      description = "Those that are not revoked, expired ones included; no secrets.")
  public ApiKeyList list(
      @RestPath TenantId tenant,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    Page page = Page.of(limit, cursor);
    Page.Part<ApiKeyView> part = page.part(keys.list(tenant), ApiKeyResource::byAge);
    return new ApiKeyList(part.items(), part.nextCursor());
  }

  /** Keys of the same microsecond stand in order of their ids. */
  private static String byAge(ApiKeyView key) {
    return "%019d %s"
        .formatted(ChronoUnit.MICROS.between(Instant.EPOCH, key.createdAt()), key.id());
  }

  /** Replaces a key. */
  @POST
  @Path("/{id}/rotate")
  @Idempotent
  @ResponseStatus(201)
  @ResponseHeader(name = "Cache-Control", value = "no-store")
  @Operation(
      operationId = "rotateApiKey",
      summary = "Rotate an API key",
      description =
          "Makes a key of the same grant and lifetime; the old one goes on working for `overlap`,"
              + " and scoped keys minted from it too. A key is rotated once.")
  @APIResponse(responseCode = "201", description = "The new key; store it now")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public CreatedApiKeyView rotate(
      @RestPath TenantId tenant,
      @Parameter(example = "k3v9x0a1b2c4") @RestPath String id,
      NewRotation body) {
    return keys.rotate(tenant, id, Bodies.required(body).requireOverlap());
  }

  /** Revokes a key. */
  @DELETE
  @Path("/{id}")
  @ResponseStatus(204)
  @Operation(
      operationId = "revokeApiKey",
      summary = "Revoke an API key",
      description =
          "For good. Gateways refuse the key, and scoped keys minted from it, within two seconds.")
  @APIResponse(responseCode = "204", description = "The key is revoked")
  public void revoke(@RestPath TenantId tenant, @RestPath String id) {
    keys.revoke(tenant, id);
  }
}

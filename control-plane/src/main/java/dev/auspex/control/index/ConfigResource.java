package dev.auspex.control.index;

import dev.auspex.contract.TenantId;
import dev.auspex.control.request.Bodies;
import dev.auspex.control.request.LargeBody;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** All that a tenant has declared, as one YAML document. */
@Path("/v1/tenants/{tenant}/config")
@Tag(name = "config")
@Authenticated
@RunOnVirtualThread
public class ConfigResource {
  private static final String YAML = "application/yaml";
  private static final String EXAMPLE =
      """
      format: auspex/v1
      tenant: cinema
      indexes:
      - name: movies
        schema:
          fields:
          - name: title
            kind: text
          - name: year
            kind: integer
            sortable: true
      """;

  private final ConfigApplication config;

  ConfigResource(ConfigApplication config) {
    this.config = config;
  }

  /** Writes the document. */
  @GET
  @Produces(YAML)
  @Operation(
      operationId = "exportConfig",
      summary = "Export a tenant's configuration",
      description =
          "Indexes with schemas, ranking profiles, dictionaries and rules as they are published;"
              + " no secrets and no documents.")
  @APIResponse(
      responseCode = "200",
      description = "A document that can be applied",
      content =
          @Content(
              mediaType = YAML,
              schema = @Schema(implementation = TenantConfig.class),
              examples = @ExampleObject(name = "one index", value = EXAMPLE)))
  public String export(@RestPath TenantId tenant) {
    return config.export(tenant);
  }

  /** Makes the tenant agree with the document. */
  @PUT
  @LargeBody
  @Consumes(YAML)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "applyConfig",
      summary = "Apply a tenant's configuration",
      description =
          "Creates indexes that are missing and changes others where that can be made live; leaves"
              + " those alone that the document does not name. Where one change needs a rebuild,"
              + " nothing is done. Applying the same document again changes nothing.")
  @APIResponse(responseCode = "200", description = "What was done, or with dryRun would be")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ConfigPlanView apply(
      @RestPath TenantId tenant,
      @RestQuery @Nullable Boolean dryRun,
      @RequestBody(
              content =
                  @Content(
                      mediaType = YAML,
                      schema = @Schema(implementation = TenantConfig.class),
                      examples = @ExampleObject(name = "one index", value = EXAMPLE)))
          String body) {
    String yaml = Bodies.required(body);
    return Boolean.TRUE.equals(dryRun) ? config.plan(tenant, yaml) : config.apply(tenant, yaml);
  }
}

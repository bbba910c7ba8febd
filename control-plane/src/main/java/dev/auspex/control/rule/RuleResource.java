package dev.auspex.control.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.control.lexicon.EntryKind;
import dev.auspex.control.lexicon.EntryList;
import dev.auspex.control.lexicon.EntryView;
import dev.auspex.control.lexicon.WorkingCopies;
import dev.auspex.control.lexicon.WorkingCopyView;
import dev.auspex.control.request.LargeBody;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The working copy of the rules of an index. */
@Path("/v1/tenants/{tenant}/indexes/{index}/rules")
@Tag(name = "rules")
@Authenticated
@RunOnVirtualThread
public class RuleResource {
  private static final String TEXT = "Only rules that hold this text, whatever its case";
  private static final String LINES =
      """
      {"id": "xmas", "when": {"match": "contains", "words": "gift"}, "then": [{"type": "pin", "document": "p1", "position": 1}]}
      {"id": "recalled", "when": {"match": "always"}, "then": [{"type": "hide", "document": "p9"}]}
      """;
  private static final String RULE =
      "{\"when\": {\"match\": \"is\", \"words\": \"sale\"},"
          + " \"then\": [{\"type\": \"redirect\", \"url\": \"/sale\"}]}";

  private final WorkingCopies copies;

  RuleResource(WorkingCopies copies) {
    this.copies = copies;
  }

  /** Exports the rules. */
  @GET
  @Produces(WorkingCopies.NDJSON)
  @Operation(
      operationId = "exportRules",
      summary = "Export the rules of an index",
      description =
          "One rule a line, in order of their ids. The ETag is the version. The working copy:"
              + " nothing serves by a change before it is published.")
  @APIResponse(
      responseCode = "200",
      description = "One JSON object a line",
      content =
          @Content(
              mediaType = WorkingCopies.NDJSON,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "two rules", value = LINES)))
  public Response export(@RestPath TenantId tenant, @RestPath IndexName index) {
    return copies.export(tenant, index, EntryKind.RULES);
  }

  /** Replaces the rules. */
  @PUT
  @LargeBody
  @Consumes(WorkingCopies.NDJSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceRules",
      summary = "Replace the rules of an index",
      description =
          "One rule a line, at most 50,000 and 16 MiB. All or nothing: where lines are wrong, each"
              + " is named and nothing changes. Needs If-Match once there was a change; * for"
              + " whatever is there.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = WorkingCopies.NDJSON,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "two rules", value = LINES)))
  @APIResponseSchema(
      value = WorkingCopyView.class,
      responseCode = "200",
      responseDescription = "What it holds now")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public RestResponse<WorkingCopyView> replace(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @RestHeader("If-Match") @Nullable String ifMatch,
      InputStream body) {
    return copies.replace(tenant, index, EntryKind.RULES, body, ifMatch);
  }

  /** Adds rules. */
  @POST
  @LargeBody
  @Consumes(WorkingCopies.NDJSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "appendRules",
      summary = "Add rules to an index",
      description =
          "One rule a line. A rule takes the place of the one of its id. All or nothing, as for"
              + " replacing.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = WorkingCopies.NDJSON,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "two rules", value = LINES)))
  @APIResponseSchema(
      value = WorkingCopyView.class,
      responseCode = "200",
      responseDescription = "What it holds now")
  public RestResponse<WorkingCopyView> append(
      @RestPath TenantId tenant, @RestPath IndexName index, InputStream body) {
    return copies.append(tenant, index, EntryKind.RULES, body);
  }

  /** Lists rules. */
  @GET
  @Path("/entries")
  @Operation(
      operationId = "listRules",
      summary = "List the rules of an index",
      description = "In order of their ids.")
  public EntryList list(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @Parameter(description = TEXT) @RestQuery @Nullable String text,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return copies.list(tenant, index, EntryKind.RULES, text, limit, cursor);
  }

  /** Shows one rule. */
  @GET
  @Path("/entries/{rule}")
  @Operation(
      operationId = "getRule",
      summary = "Show a rule",
      description = "The ETag is its version; send it as If-Match to change or delete it.")
  @APIResponseSchema(
      value = EntryView.class,
      responseCode = "200",
      responseDescription = "The rule")
  public RestResponse<EntryView> get(
      @RestPath TenantId tenant, @RestPath IndexName index, @RestPath String rule) {
    return copies.get(tenant, index, EntryKind.RULES, rule);
  }

  /** Adds or changes one rule. */
  @PUT
  @Path("/entries/{rule}")
  @Operation(
      operationId = "putRule",
      summary = "Add or change a rule",
      description =
          "Its id is that of the path and may be left out. Fields that it names must be in the live"
              + " schema. Needs If-Match where there is such a rule.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Object.class),
              examples = @ExampleObject(name = "a redirect", value = RULE)))
  @APIResponseSchema(
      value = EntryView.class,
      responseCode = "200",
      responseDescription = "The rule from now on")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public RestResponse<EntryView> put(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @RestPath String rule,
      @RestHeader("If-Match") @Nullable String ifMatch,
      JsonNode body) {
    return copies.put(tenant, index, EntryKind.RULES, rule, body, ifMatch);
  }

  /** Deletes one rule. */
  @DELETE
  @Path("/entries/{rule}")
  @Operation(operationId = "deleteRule", summary = "Delete a rule", description = "Needs If-Match.")
  @APIResponse(responseCode = "204", description = "The rule is gone")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public void delete(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @RestPath String rule,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    copies.delete(tenant, index, EntryKind.RULES, rule, ifMatch);
  }
}

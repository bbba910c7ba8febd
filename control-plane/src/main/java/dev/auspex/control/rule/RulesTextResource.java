package dev.auspex.control.rule;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.control.lexicon.QuerqyText;
import dev.auspex.control.lexicon.WorkingCopyView;
import dev.auspex.control.request.LargeBody;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The rules of an index as the text that Querqy reads. */
@Path("/v1/tenants/{tenant}/indexes/{index}/rules/querqy")
@Tag(name = "rules")
@Authenticated
@RunOnVirtualThread
public class RulesTextResource {
  private static final String TEXT =
      """
      "cheap notebook" =>
        UP(10): lenovo
        FILTER: * in_stock:true
        @_id: "cheap-notebooks"
      """;

  private final QuerqyText text;

  RulesTextResource(QuerqyText text) {
    this.text = text;
  }

  /** Exports rules and synonyms. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      operationId = "exportRulesText",
      summary = "Export rules and synonyms as Querqy's rules.txt",
      description =
          "The working copies. Comments at the beginning name what a line cannot say: circumstances,"
              + " schedules, filters by more than one value, equal synonyms.")
  @APIResponse(
      responseCode = "200",
      description = "The text",
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "a rule", value = TEXT)))
  public Response export(@RestPath TenantId tenant, @RestPath IndexName index) {
    return text.export(tenant, index);
  }

  /** Adds rules. */
  @POST
  @LargeBody
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "appendRulesText",
      summary = "Add rules from Querqy's rules.txt",
      description =
          "All or nothing; wrong lines are named by their numbers. A rule takes the place of the one"
              + " of its @_id. SYNONYM lines are left out: send the same text to the synonyms.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "a rule", value = TEXT)))
  @APIResponseSchema(
      value = WorkingCopyView.class,
      responseCode = "200",
      responseDescription = "What it holds now")
  public RestResponse<WorkingCopyView> append(
      @RestPath TenantId tenant, @RestPath IndexName index, String body) {
    return text.appendRules(tenant, index, body);
  }
}

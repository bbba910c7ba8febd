package dev.auspex.control.dictionary;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.control.lexicon.QuerqyText;
import dev.auspex.control.lexicon.WorkingCopyView;
import dev.auspex.control.request.LargeBody;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The synonyms of an index out of the text that Querqy reads. */
@Path("/v1/tenants/{tenant}/indexes/{index}/dictionaries/synonyms/querqy")
@Tag(name = "dictionaries")
@Authenticated
@RunOnVirtualThread
public class SynonymsTextResource {
  private static final String TEXT = "notebook =>\n  SYNONYM(0.8): laptop\n";

  private final QuerqyText text;

  SynonymsTextResource(QuerqyText text) {
    this.text = text;
  }

  /** Adds synonyms. */
  @POST
  @LargeBody
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "appendSynonymsText",
      summary = "Add synonyms from Querqy's rules.txt",
      description =
          "The SYNONYM lines; all or nothing, and wrong lines of the whole text are named by their"
              + " numbers. Other lines are left out: send the same text to the rules.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "a synonym", value = TEXT)))
  @APIResponseSchema(
      value = WorkingCopyView.class,
      responseCode = "200",
      responseDescription = "What it holds now")
  public RestResponse<WorkingCopyView> append(
      @RestPath TenantId tenant, @RestPath IndexName index, String body) {
    return text.appendSynonyms(tenant, index, body);
  }
}

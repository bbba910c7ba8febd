package dev.auspex.control.dictionary;

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

/** The working copies of the dictionaries of an index. */
@Path("/v1/tenants/{tenant}/indexes/{index}/dictionaries")
@Tag(name = "dictionaries")
@Authenticated
@RunOnVirtualThread
public class DictionaryResource {
  private static final String NAME =
      "One of synonyms, words, entities, stop-words, protected-words";
  private static final String TEXT = "Only entries that hold this text, whatever its case";
  private static final String LINES =
      """
      {"id": "tv", "equal": ["tv", "television"]}
      {"id": "laptop", "from": "laptop", "to": [{"words": "notebook", "weight": 0.8}]}
      """;
  private static final String ENTRY = "{\"equal\": [\"tv\", \"television\"]}";

  private final WorkingCopies copies;

  DictionaryResource(WorkingCopies copies) {
    this.copies = copies;
  }

  /** Lists the dictionaries. */
  @GET
  @Operation(
      operationId = "listDictionaries",
      summary = "List the dictionaries of an index",
      description = "Working copies: nothing serves by a change before it is published.")
  public DictionaryList list(@RestPath TenantId tenant, @RestPath IndexName index) {
    return new DictionaryList(copies.sizes(tenant, index, EntryKind.DICTIONARIES));
  }

  /** Exports a dictionary. */
  @GET
  @Path("/{dictionary}")
  @Produces(WorkingCopies.NDJSON)
  @Operation(
      operationId = "exportDictionary",
      summary = "Export a dictionary",
      description = "One entry a line, in order of their ids. The ETag is the version.")
  @APIResponse(
      responseCode = "200",
      description = "One JSON object a line",
      content =
          @Content(
              mediaType = WorkingCopies.NDJSON,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "two synonyms", value = LINES)))
  public Response export(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @Parameter(description = NAME) @RestPath String dictionary) {
    return copies.export(tenant, index, EntryKind.dictionary(dictionary));
  }

  /** Replaces a dictionary. */
  @PUT
  @LargeBody
  @Path("/{dictionary}")
  @Consumes(WorkingCopies.NDJSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "replaceDictionary",
      summary = "Replace a dictionary",
      description =
          "One entry a line, at most 50,000 and 16 MiB. All or nothing: where lines are wrong, each"
              + " is named and nothing changes. Needs If-Match once there was a change; * for"
              + " whatever is there.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = WorkingCopies.NDJSON,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "two synonyms", value = LINES)))
  @APIResponseSchema(
      value = WorkingCopyView.class,
      responseCode = "200",
      responseDescription = "What it holds now")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public RestResponse<WorkingCopyView> replace(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @Parameter(description = NAME) @RestPath String dictionary,
      @RestHeader("If-Match") @Nullable String ifMatch,
      InputStream body) {
    return copies.replace(tenant, index, EntryKind.dictionary(dictionary), body, ifMatch);
  }

  /** Adds to a dictionary. */
  @POST
  @LargeBody
  @Path("/{dictionary}")
  @Consumes(WorkingCopies.NDJSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "appendToDictionary",
      summary = "Add entries to a dictionary",
      description =
          "One entry a line. An entry takes the place of the one of its id. All or nothing, as for"
              + " replacing.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = WorkingCopies.NDJSON,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "two synonyms", value = LINES)))
  @APIResponseSchema(
      value = WorkingCopyView.class,
      responseCode = "200",
      responseDescription = "What it holds now")
  public RestResponse<WorkingCopyView> append(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @Parameter(description = NAME) @RestPath String dictionary,
      InputStream body) {
    return copies.append(tenant, index, EntryKind.dictionary(dictionary), body);
  }

  /** Lists entries. */
  @GET
  @Path("/{dictionary}/entries")
  @Operation(
      operationId = "listDictionaryEntries",
      summary = "List the entries of a dictionary",
      description = "In order of their ids.")
  public EntryList entries(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @Parameter(description = NAME) @RestPath String dictionary,
      @Parameter(description = TEXT) @RestQuery @Nullable String text,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    return copies.list(tenant, index, EntryKind.dictionary(dictionary), text, limit, cursor);
  }

  /** Shows one entry. */
  @GET
  @Path("/{dictionary}/entries/{entry}")
  @Operation(
      operationId = "getDictionaryEntry",
      summary = "Show an entry of a dictionary",
      description = "The ETag is its version; send it as If-Match to change or delete it.")
  @APIResponseSchema(
      value = EntryView.class,
      responseCode = "200",
      responseDescription = "The entry")
  public RestResponse<EntryView> entry(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @Parameter(description = NAME) @RestPath String dictionary,
      @RestPath String entry) {
    return copies.get(tenant, index, EntryKind.dictionary(dictionary), entry);
  }

  /** Adds or changes one entry. */
  @PUT
  @Path("/{dictionary}/entries/{entry}")
  @Operation(
      operationId = "putDictionaryEntry",
      summary = "Add or change an entry of a dictionary",
      description =
          "Its id, or its word where it is a word, is that of the path and may be left out. Needs"
              + " If-Match where there is such an entry.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Object.class),
              examples = @ExampleObject(name = "a synonym", value = ENTRY)))
  @APIResponseSchema(
      value = EntryView.class,
      responseCode = "200",
      responseDescription = "The entry from now on")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public RestResponse<EntryView> put(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @Parameter(description = NAME) @RestPath String dictionary,
      @RestPath String entry,
      @RestHeader("If-Match") @Nullable String ifMatch,
      JsonNode body) {
    return copies.put(tenant, index, EntryKind.dictionary(dictionary), entry, body, ifMatch);
  }

  /** Deletes one entry. */
  @DELETE
  @Path("/{dictionary}/entries/{entry}")
  @Operation(
      operationId = "deleteDictionaryEntry",
      summary = "Delete an entry of a dictionary",
      description = "Needs If-Match.")
  @APIResponse(responseCode = "204", description = "The entry is gone")
  @APIResponse(responseCode = "412", ref = "PreconditionFailed")
  public void delete(
      @RestPath TenantId tenant,
      @RestPath IndexName index,
      @Parameter(description = NAME) @RestPath String dictionary,
      @RestPath String entry,
      @RestHeader("If-Match") @Nullable String ifMatch) {
    copies.delete(tenant, index, EntryKind.dictionary(dictionary), entry, ifMatch);
  }
}

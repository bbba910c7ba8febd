package dev.auspex.control.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What was changed, by whom. Entries are only ever added. */
@Path("/v1/tenants/{tenant}/audit")
@Tag(name = "audit")
@Authenticated
@RunOnVirtualThread
public class AuditResource {
  private static final int BATCH = 1000;

  private final AuditService entries;
  private final ObjectMapper json;

  AuditResource(AuditService entries, ObjectMapper json) {
    this.entries = entries;
    this.json = json;
  }

  /** Lists entries of one tenant. */
  @GET
  @Operation(
      operationId = "listAudit",
      summary = "List the changes of a tenant, newest first",
      description = "For administrators of the tenant and platform roles.")
  public AuditPage list(@RestPath TenantId tenant, @BeanParam AuditQuery query) {
    AuditQuery.Checked wanted = query.checked();
    return AuditQuery.page(
        entries.newest(tenant, wanted.filter(), wanted.before(), wanted.most() + 1), wanted.most());
  }

  /** Sends all entries of one tenant. */
  @GET
  @Path("/export")
  @Produces("application/x-ndjson")
  @Operation(
      operationId = "exportAudit",
      summary = "Export the changes of a tenant, oldest first",
      description = "One entry per line. The filters of the list hold; limit and cursor do not.")
  @APIResponse(
      responseCode = "200",
      description = "One JSON object per line",
      content =
          @Content(
              mediaType = "application/x-ndjson",
              schema = @Schema(implementation = AuditEntryView.class)))
  public StreamingOutput export(@RestPath TenantId tenant, @BeanParam AuditQuery query) {
    AuditFilter filter = query.checked().filter();
    return out -> {
      long last = 0;
      for (List<AuditEntryView> batch = entries.oldest(tenant, filter, last, BATCH);
          !batch.isEmpty();
          batch = entries.oldest(tenant, filter, last, BATCH)) {
        for (AuditEntryView entry : batch) {
          out.write(json.writeValueAsString(entry).getBytes(StandardCharsets.UTF_8));
          out.write('\n');
        }
        last = batch.getLast().id();
      }
    };
  }
}

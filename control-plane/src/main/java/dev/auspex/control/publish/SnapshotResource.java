package dev.auspex.control.publish;

import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.control.access.CallerOfRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The snapshot, for gateways only: it holds the hashes of all keys. */
@Path("/internal/v1/snapshot")
@Tag(name = "internal")
@Authenticated
@RunOnVirtualThread
public class SnapshotResource {
  private final SnapshotService snapshots;
  private final CallerOfRequest callers;

  SnapshotResource(SnapshotService snapshots, CallerOfRequest callers) {
    this.snapshots = snapshots;
    this.callers = callers;
  }

  /** The current snapshot, or 304 where the gateway has it. */
  @GET
  @Operation(
      operationId = "getSnapshot",
      summary = "Fetch the snapshot",
      description =
          "Needs the role gateway. The ETag is the revision; send it as If-None-Match to get 304"
              + " when nothing has changed.")
  @APIResponse(
      responseCode = "200",
      description = "The platform at its current revision",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Snapshot.class)))
  @APIResponse(responseCode = "304", description = "Nothing has changed since that revision")
  public Response get(@Context Request request) {
    callers.requireToReadSnapshot();
    Snapshot snapshot = snapshots.current();
    EntityTag tag = new EntityTag(Long.toString(snapshot.revision()));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder reply = unchanged == null ? Response.ok(snapshot) : unchanged;
    return reply.tag(tag).header("Cache-Control", "no-cache").build();
  }
}

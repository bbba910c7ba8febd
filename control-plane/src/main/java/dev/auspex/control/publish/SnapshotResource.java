package dev.auspex.control.publish;

import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.control.access.CallerOfRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The snapshot, for gateways only: it holds the hashes of all keys. */
@Path("/internal/v1/snapshot")
@Tag(name = "internal")
@Authenticated
@RunOnVirtualThread
public class SnapshotResource {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotResource.class);
  private static final String NDJSON = "application/x-ndjson";

  private final SnapshotService snapshots;
  private final SnapshotStream stream;
  private final CallerOfRequest callers;

  SnapshotResource(SnapshotService snapshots, SnapshotStream stream, CallerOfRequest callers) {
    this.snapshots = snapshots;
    this.stream = stream;
    this.callers = callers;
  }

  /** The current snapshot, or 304 where the caller has it. */
  @GET
  @Operation(
      operationId = "getSnapshot",
      summary = "Fetch the snapshot",
      description =
          "Needs the role gateway. The ETag names epoch and revision; send it as If-None-Match to"
              + " get 304 when nothing has changed.")
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
    Published published = snapshots.published();
    EntityTag tag = new EntityTag(published.epoch() + "." + published.revision());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder reply =
        unchanged == null ? Response.ok(published.snapshot()) : unchanged;
    return reply.tag(tag).header("Cache-Control", "no-cache").build();
  }

  /** What has changed since a revision, at once. */
  @GET
  @Path("/changes")
  @Operation(
      operationId = "getSnapshotChanges",
      summary = "Fetch what has changed",
      description =
          "Needs the role gateway. Answers the step from the revision since of the epoch, or the"
              + " whole platform where none leads from there.")
  public SnapshotChange changes(@RestQuery @Nullable String epoch, @RestQuery long since) {
    callers.requireToReadSnapshot();
    return snapshots.published().since(known(epoch), since);
  }

  /** What has changed since a revision, and from then on each change as it comes. */
  @GET
  @Path("/stream")
  @Produces(NDJSON)
  @Operation(
      operationId = "streamSnapshot",
      summary = "Follow the snapshot",
      description =
          "Needs the role gateway. One change a line: first the step from the revision since of"
              + " the epoch, or the whole platform; then each change as it comes; a change that"
              + " leads nowhere after two seconds of silence. The server ends it after some"
              + " minutes; come again with the last epoch and revision.")
  @APIResponse(
      responseCode = "200",
      description = "One change a line",
      content =
          @Content(mediaType = NDJSON, schema = @Schema(implementation = SnapshotChange.class)))
  public Response stream(@RestQuery @Nullable String epoch, @RestQuery long since) {
    callers.requireToReadSnapshot();
    StreamingOutput body =
        out -> {
          try {
            stream.write(known(epoch), since, out);
          } catch (IOException gone) {
            // The gateway comes again by itself, and says so in its own log if it cannot.
            LOG.atDebug().setCause(gone).log("a gateway has left its stream");
          }
        };
    return Response.ok(body).header("Cache-Control", "no-store").build();
  }

  private static String known(@Nullable String epoch) {
    return epoch == null ? "" : epoch;
  }
}

package dev.auspex.control.drift;

import dev.auspex.control.access.CallerOfRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Where Elasticsearch is not as the catalogue wants it. */
@Path("/v1/platform/drift")
@Tag(name = "drift")
@Authenticated
@RunOnVirtualThread
public class DriftResource {
  private final DriftService drifts;
  private final DriftCheck check;
  private final CallerOfRequest callers;

  DriftResource(DriftService drifts, DriftCheck check, CallerOfRequest callers) {
    this.drifts = drifts;
    this.check = check;
    this.callers = callers;
  }

  /** Lists the differences. */
  @GET
  @Operation(
      operationId = "listDrift",
      summary = "List where Elasticsearch is not as it should be",
      description =
          "What is there now, and what was mended in the last days; at most a thousand. Needs a"
              + " platform role.")
  public DriftList list() {
    callers.requireToSeePlatform();
    return drifts.list();
  }

  /** Looks for differences now. */
  @POST
  @Path("/check")
  @Operation(
      operationId = "checkDrift",
      summary = "Look for drift now",
      description =
          "Mends what can be mended without a loss, and answers the list. Without this, it happens"
              + " every minute. Documents of nobody are listed once two looks in a row have found"
              + " them.")
  @APIResponse(responseCode = "200", description = "The list after the look")
  public DriftList checkNow() {
    callers.requireToChangePlatform();
    return check.runNow();
  }

  /** Mends a difference. */
  @POST
  @Path("/{drift}/mend")
  @Operation(
      operationId = "mendDrift",
      summary = "Mend a drift",
      description =
          "Deletes an index or documents that nothing in the catalogue names; there is no way"
              + " back. It is looked at once more before. One that is over stays as it is.")
  @APIResponse(responseCode = "200", description = "It is over")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public DriftView mend(@RestPath String drift) {
    callers.requireToChangePlatform();
    return check.mend(drift);
  }
}

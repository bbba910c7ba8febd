package dev.auspex.control.publish;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.access.CallerOfRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** How fast changes come into effect, and where. */
@Path("/v1/platform")
@Tag(name = "platform")
@Authenticated
@RunOnVirtualThread
public class PublicationResource {
  private static final int MOST = 1000;

  private final GatewayService gateways;
  private final SnapshotService snapshots;
  private final CallerOfRequest callers;

  PublicationResource(GatewayService gateways, SnapshotService snapshots, CallerOfRequest callers) {
    this.gateways = gateways;
    this.snapshots = snapshots;
    this.callers = callers;
  }

  /** Lists the latest publications. */
  @GET
  @Path("/publications")
  @Operation(
      operationId = "listPublications",
      summary = "List the latest changes on their way to the gateways",
      description =
          "Needs a platform role. A change is in effect when every gateway that reports serves by"
              + " it.")
  public PublicationList publications(@RestQuery @DefaultValue("100") int limit) {
    callers.requireToSeePlatform();
    if (limit < 1 || limit > MOST) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(new Violation("limit", "1 to %d, but was %d".formatted(MOST, limit))));
    }
    return new PublicationList(
        snapshots.published().revision(), gateways.publications(limit), gateways.all());
  }

  /** Lists the gateways. */
  @GET
  @Path("/gateways")
  @Operation(
      operationId = "listGateways",
      summary = "List the gateways and the revision each serves by",
      description = "Needs a platform role.")
  public GatewayList list() {
    callers.requireToSeePlatform();
    return new GatewayList(gateways.all());
  }

  /** Forgets a gateway that will not come back. */
  @DELETE
  @Path("/gateways/{gateway}")
  @Operation(
      operationId = "removeGateway",
      summary = "Forget a gateway that will not come back",
      description =
          "Needs the role platform-admin. Jobs wait for a gateway that fell silent without having"
              + " stopped, because it may still serve; this says that it does not.")
  public void remove(@RestPath String gateway) {
    callers.requireToChangePlatform();
    if (!gateways.remove(gateway)) {
      throw ApiProblem.of(ProblemType.NOT_FOUND, "There is no gateway of this name");
    }
  }
}

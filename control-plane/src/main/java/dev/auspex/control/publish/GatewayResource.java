package dev.auspex.control.publish;

import dev.auspex.contract.snapshot.GatewayReport;
import dev.auspex.control.access.CallerOfRequest;
import dev.auspex.control.request.Bodies;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What gateways say of themselves. */
@Path("/internal/v1/gateways/{gateway}")
@Tag(name = "internal")
@Authenticated
@RunOnVirtualThread
public class GatewayResource {
  private final GatewayService gateways;
  private final CallerOfRequest callers;
  private final Event<ParkedIndexWanted> wanted;

  GatewayResource(
      GatewayService gateways, CallerOfRequest callers, Event<ParkedIndexWanted> wanted) {
    this.wanted = wanted;
    this.gateways = gateways;
    this.callers = callers;
  }

  /** Says by which revision a gateway serves. */
  @PUT
  @Operation(
      operationId = "reportGateway",
      summary = "Report the revision that a gateway serves by",
      description = "Needs the role gateway. After each change and every few seconds.")
  public void report(@RestPath String gateway, GatewayReport body) {
    callers.requireToReadSnapshot();
    gateways.report(gateway, Bodies.required(body));
    body.wanted()
        .forEach(index -> wanted.fire(new ParkedIndexWanted(index.tenant(), index.index())));
  }

  /** Says that a gateway stops. */
  @DELETE
  @Operation(
      operationId = "endGateway",
      summary = "Report that a gateway stops",
      description = "Needs the role gateway. From then on nobody waits for it.")
  public void end(@RestPath String gateway) {
    callers.requireToReadSnapshot();
    gateways.remove(gateway);
  }
}

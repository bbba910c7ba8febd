package dev.auspex.control.removal;

import dev.auspex.contract.TenantId;
import dev.auspex.control.access.CallerOfRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The proofs that nothing of a deleted tenant is left. */
@Path("/v1/platform/removals")
@Tag(name = "platform")
@Authenticated
@RunOnVirtualThread
public class RemovalResource {
  private final RemovalService removals;
  private final CallerOfRequest callers;

  RemovalResource(RemovalService removals, CallerOfRequest callers) {
    this.removals = removals;
    this.callers = callers;
  }

  /** Shows one proof. */
  @GET
  @Path("/{removed}")
  @Operation(
      operationId = "getRemoval",
      summary = "Show the proof that a tenant is gone",
      description =
          "Needs a platform role. 404 until the removal has ended. Audit entries are kept; they hold"
              + " no documents and no secrets.")
  public RemovalProof get(@RestPath TenantId removed) {
    callers.requireToSeePlatform();
    return removals.proof(removed);
  }
}

package dev.auspex.control.usage;

import dev.auspex.contract.usage.UsageReceipt;
import dev.auspex.contract.usage.UsageReport;
import dev.auspex.control.access.CallerOfRequest;
import dev.auspex.control.request.Bodies;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What gateways have counted. */
@Path("/internal/v1/usage-reports")
@Tag(name = "internal")
@Authenticated
@RunOnVirtualThread
public class UsageReportResource {
  private final UsageService usage;
  private final CallerOfRequest callers;

  UsageReportResource(UsageService usage, CallerOfRequest callers) {
    this.usage = usage;
    this.callers = callers;
  }

  /** Takes a report. */
  @POST
  @Operation(
      operationId = "reportUsage",
      summary = "Report what tenants have used",
      description =
          "Needs the role gateway. Counted once however often it is sent: a sequence that is not"
              + " above the last one of the same source changes nothing. A report without entries"
              + " asks how many gateways there are.")
  public UsageReceipt report(UsageReport body) {
    callers.requireToReadSnapshot();
    return usage.take(Bodies.required(body));
  }
}

package dev.auspex.control.usage;

import dev.auspex.control.access.CallerOfRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What all tenants have used, hour by hour. */
@Path("/v1/platform/usage/export")
@Tag(name = "quota")
@Authenticated
@RunOnVirtualThread
public class PlatformUsageResource {
  private final UsageService usage;
  private final CallerOfRequest callers;
  private final Clock clock;

  PlatformUsageResource(UsageService usage, CallerOfRequest callers, Clock clock) {
    this.usage = usage;
    this.callers = callers;
    this.clock = clock;
  }

  /** Sends all hours of all tenants. */
  @GET
  @Produces(UsageCsv.MEDIA_TYPE)
  @Operation(
      operationId = "exportPlatformUsage",
      summary = "Export what all tenants have used as CSV",
      description = "Needs a platform role. In order of hour and tenant.")
  @APIResponse(
      responseCode = "200",
      description = "One line per tenant and hour",
      content =
          @Content(
              mediaType = UsageCsv.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING),
              example = UsageCsv.EXAMPLE))
  public Response export(@BeanParam UsageQuery query) {
    callers.requireToSeePlatform();
    UsageQuery.Span span = query.checked(clock.instant());
    StreamingOutput lines =
        out ->
            UsageCsv.write((hour, tenant, most) -> usage.hoursOfAll(span, hour, tenant, most), out);
    return Response.ok(lines)
        .header("Content-Disposition", "attachment; filename=\"usage.csv\"")
        .build();
  }
}

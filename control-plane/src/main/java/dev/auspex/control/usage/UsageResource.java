package dev.auspex.control.usage;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.request.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a tenant has used, hour by hour. */
@Path("/v1/tenants/{tenant}/usage")
@Tag(name = "quota")
@Authenticated
@RunOnVirtualThread
public class UsageResource {
  private final UsageService usage;
  private final Clock clock;

  UsageResource(UsageService usage, Clock clock) {
    this.usage = usage;
    this.clock = clock;
  }

  /** Lists hours of one tenant. */
  @GET
  @Operation(
      operationId = "listUsage",
      summary = "List what a tenant has used, hour by hour",
      description =
          "Oldest first; hours in which nothing was used or stored are left out. The present hour"
              + " grows until it is over, and for as long as a gateway has not reported.")
  public UsagePage list(
      @RestPath TenantId tenant,
      @BeanParam UsageQuery query,
      @RestQuery @Nullable Integer limit,
      @RestQuery @Nullable String cursor) {
    Page page = Page.of(limit, cursor);
    Page.Part<UsageHourView> part =
        page.part(
            usage.hours(
                tenant, query.checked(clock.instant()), after(page.after()), page.limit() + 1),
            each -> each.hour().toString());
    return new UsagePage(part.items(), part.nextCursor());
  }

  private static Instant after(@Nullable String hour) {
    try {
      return hour == null ? Instant.EPOCH : Instant.parse(hour);
    } catch (DateTimeParseException foreign) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(new Violation("cursor", "the nextCursor of an earlier reply")));
    }
  }

  /** Sends all hours of one tenant. */
  @GET
  @Path("/export")
  @Produces(UsageCsv.MEDIA_TYPE)
  @Operation(
      operationId = "exportUsage",
      summary = "Export what a tenant has used as CSV",
      description = "A line with the names, then one line per hour, oldest first.")
  @APIResponse(
      responseCode = "200",
      description = "One line per hour",
      content =
          @Content(
              mediaType = UsageCsv.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING),
              example = UsageCsv.EXAMPLE))
  public Response export(@RestPath TenantId tenant, @BeanParam UsageQuery query) {
    UsageQuery.Span span = query.checked(clock.instant());
    // Looked for before the first byte: afterwards nobody can be told that there is no tenant.
    boolean unused = usage.hours(tenant, span, span.to(), 1).isEmpty();
    StreamingOutput lines =
        out -> UsageCsv.write((hour, ofTenant, most) -> usage.hours(tenant, span, hour, most), out);
    return Response.ok(lines)
        .header("Content-Disposition", "attachment; filename=\"usage-%s.csv\"".formatted(tenant))
        .build();
  }
}

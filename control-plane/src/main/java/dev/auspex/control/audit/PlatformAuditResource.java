package dev.auspex.control.audit;

import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.control.access.CallerOfRequest;
import dev.auspex.control.request.Names;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was changed anywhere, by whom. */
@Path("/v1/platform/audit")
@Tag(name = "audit")
@Authenticated
@RunOnVirtualThread
public class PlatformAuditResource {
  private final AuditService entries;
  private final CallerOfRequest callers;

  PlatformAuditResource(AuditService entries, CallerOfRequest callers) {
    this.entries = entries;
    this.callers = callers;
  }

  /** Lists entries of all tenants and of the platform. */
  @GET
  @Operation(
      operationId = "listPlatformAudit",
      summary = "List the changes of all tenants and of the platform, newest first",
      description = "Needs a platform role. Entries of removed tenants are kept.")
  public AuditPage listAll(@RestQuery @Nullable String of, @BeanParam AuditQuery query) {
    callers.requireToSeePlatform();
    if (of != null && !TenantId.isValid(of)) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST, List.of(Names.violation("of", TenantId.EXPECTATION, of)));
    }
    AuditQuery.Checked wanted = query.checked();
    return AuditQuery.page(
        entries.newestOfAll(
            of == null ? null : new TenantId(of),
            wanted.filter(),
            wanted.before(),
            wanted.most() + 1),
        wanted.most());
  }
}

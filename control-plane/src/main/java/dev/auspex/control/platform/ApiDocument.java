package dev.auspex.control.platform;

import dev.auspex.edge.ProblemBody;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Adds what is the same for all operations to the OpenAPI document: how they refuse. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
  private static final String PROBLEM = "Problem";

  private static final Map<String, String> REFUSALS =
      new TreeMap<>(
          Map.of(
              "BadRequest", "The request is not valid; violations name the wrong fields",
              "Unauthenticated", "The token is missing or does not hold",
              "Forbidden", "Role or organization do not cover this; says nothing of existence",
              "NotFound", "There is no such tenant, index or key",
              "Conflict", "The name is taken, or the state does not allow it",
              "PreconditionFailed", "If-Match names another state than the one there is"));

  /** Members of replies that may be null or left out: of all, or of the named one. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "reason",
          "expiresAt",
          "ApiKeyView.filter",
          "ApiKeyView.replacedBy",
          "CreatedApiKeyView.filter",
          "ApiKeySnapshot.filter",
          "ApiKeySnapshot.mintingValue",
          "embedding",
          "flattening",
          "language",
          "Field.dimensions",
          "similarity",
          "member",
          "SchemaImpactView.documents",
          "estimatedSeconds",
          "nextCursor",
          "rerank",
          "TenantIndexView.lexicon",
          "BundleView.lexicon",
          "Bundle.lexicon",
          "LexiconEntryChange.before",
          "LexiconEntryChange.after",
          "violations",
          "effectiveAt",
          "tookMillis",
          "since",
          "placementReason",
          "TenantIndexView.job",
          "JobView.placement",
          "pauseBefore",
          "documentsPerSecond",
          "verification",
          "shadow",
          "finishedAt",
          "before",
          "after",
          "deleteAfter",
          "DriftView.tenant",
          "mendedAt",
          "mendedBy",
          "checkedAt",
          "AuditEntryView.tenant",
          "AuditEntryView.actorId",
          "AuditEntryView.requestId",
          "AuditEntryView.before",
          "AuditEntryView.after",
          "AuditPage.next",
          "QuotaView.measuredAt",
          "QuotaRow.allowed",
          "QuotaRow.used",
          "LimitValues.indexes",
          "LimitValues.documents",
          "LimitValues.bytes",
          "LimitValues.fields",
          "LimitValues.searchesPerSecond",
          "LimitValues.writesPerSecond",
          "LimitValues.concurrentRequests",
          "LimitValues.concurrencyShare",
          "LimitValues.modelMillisPerMinute");

  /** Operations whose resource methods are marked idempotent. */
  private static final Set<String> IDEMPOTENT =
      Set.of("createTenant", "createIndex", "createApiKey", "rotateApiKey", "startJob");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.getComponents().addSchema(PROBLEM, problem());
    REFUSALS.forEach(
        (name, description) ->
            document
                .getComponents()
                .addResponse(
                    name,
                    OASFactory.createAPIResponse()
                        .description(description)
                        .content(
                            OASFactory.createContent()
                                .addMediaType(
                                    ProblemBody.MEDIA_TYPE,
                                    OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))))));
    document.getComponents().getSchemas().forEach(ApiDocument::requireMembers);
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> addRefusals(path, method, operation)));
  }

  /** Replies always have all of their other members; bodies say themselves what they need. */
  private static void requireMembers(String name, Schema schema) {
    if (!name.startsWith("New") && !name.endsWith("Update") && schema.getProperties() != null) {
      schema.setRequired(
          schema.getProperties().keySet().stream()
              .filter(
                  member -> !OPTIONAL.contains(member) && !OPTIONAL.contains(name + "." + member))
              .toList());
    }
  }

  private static void addRefusals(String path, PathItem.HttpMethod method, Operation operation) {
    if (method == PathItem.HttpMethod.POST || method == PathItem.HttpMethod.PUT) {
      operation.getResponses().addAPIResponse("400", ref("BadRequest"));
    }
    if (IDEMPOTENT.contains(operation.getOperationId())) {
      operation.addParameter(idempotencyKey());
    }
    operation.getResponses().addAPIResponse("401", ref("Unauthenticated"));
    operation.getResponses().addAPIResponse("403", ref("Forbidden"));
    if (path.contains("{")) {
      operation.getResponses().addAPIResponse("404", ref("NotFound"));
    }
  }

  private static Parameter idempotencyKey() {
    return OASFactory.createParameter()
        .name("Idempotency-Key")
        .in(Parameter.In.HEADER)
        .description(
            "At random, such as a UUID. The same request with the same key gets the first reply"
                + " again for a day, and does nothing.")
        .schema(string(null, "0a8f4c52-6f0f-4c9e-9d1d-3a1f6d1d2b11").minLength(16).maxLength(200));
  }

  private static APIResponse ref(String name) {
    return OASFactory.createAPIResponse().ref(name);
  }

  private static Schema problem() {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("RFC 9457 problem; docs/problems.md lists the types")
        .addProperty("type", string("uri", "https://auspex.dev/problems/tenant-exists"))
        .addProperty("title", string(null, "The tenant exists already"))
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", string(null, "The tenant id cinema is taken; choose another one"))
        .addProperty("instance", string(null, "/v1/tenants"))
        .addProperty("traceId", string(null, "4bf92f3577b34da6a3ce929d0e0e4736"))
        .addProperty(
            "violations",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .items(
                    OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .addProperty("field", string(null, "schema.fields[2].weight"))
                        .addProperty(
                            "expected", string(null, "a number above 0 and at most 100"))));
  }

  private static Schema string(@Nullable String format, String example) {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.STRING)
        .format(format)
        .examples(List.of(example));
  }
}

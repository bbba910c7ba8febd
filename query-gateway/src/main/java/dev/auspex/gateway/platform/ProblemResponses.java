package dev.auspex.gateway.platform;

import dev.auspex.edge.ProblemBody;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Gives every refusal in the description of the API the one body that refusals have. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {
  private static final String NAME = "Problem";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents().addSchema(NAME, problem()).addSchema("Violation", violation());
    for (PathItem path : api.getPaths().getPathItems().values()) {
      for (Operation operation : path.getOperations().values()) {
        operation.getResponses().getAPIResponses().forEach(ProblemResponses::complete);
      }
    }
  }

  private static void complete(String status, APIResponse response) {
    if (status.startsWith("4") || status.startsWith("5")) {
      response.setContent(
          OASFactory.createContent()
              .addMediaType(
                  ProblemBody.MEDIA_TYPE,
                  OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME))));
    }
  }

  private static Schema problem() {
    return object("A refusal (RFC 9457).")
        .addProperty("type", string("Stable; what clients compare").addExample(example()))
        .addProperty("title", string("The same for each type"))
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", string("What was expected, what came, what to do"))
        .addProperty("instance", string("The path of the request"))
        .addProperty("traceId", string("Finds the request in the log"))
        .addProperty(
            "violations",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("The wrong fields, where the refusal is about fields")
                .items(OASFactory.createSchema().ref("Violation")))
        .required(List.of("type", "title", "status", "detail", "instance", "traceId"));
  }

  private static Schema violation() {
    return object("A field that is not as expected.")
        .addProperty("field", string("Path into the request").addExample("year"))
        .addProperty("expected", string("What would have been right, and what came"))
        .required(List.of("field", "expected"));
  }

  private static String example() {
    return "https://auspex.dev/problems/invalid-request";
  }

  private static Schema object(String description) {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description(description)
        .properties(Map.of());
  }

  private static Schema string(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }
}

package dev.auspex.gateway.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Takes the type from schemas that are one of several: what the generator writes beside them is the
 * type of the Java interface, and a string is no object.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OneOfSchemas implements OASFilter {
  @Override
  public Schema filterSchema(Schema schema) {
    if (schema.getOneOf() != null && !schema.getOneOf().isEmpty()) {
      schema.setType(null);
    }
    return schema;
  }
}

package dev.auspex.edge;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * JSON as clients must send it: no unknown names, no name twice, nothing after the end, and nothing
 * converted in silence. A number is no text, a text no number, and half a number no whole one.
 */
@Singleton
public final class StrictJson implements ObjectMapperCustomizer {
  private static final List<CoercionInputShape> SCALARS =
      List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
  private static final List<CoercionInputShape> TEXTS =
      List.of(CoercionInputShape.String, CoercionInputShape.EmptyString);

  /** For Quarkus, which applies it to the service's own mapper. */
  public StrictJson() {}

  @Override
  public void customize(ObjectMapper mapper) {
    applyTo(mapper);
  }

  /** Makes {@code mapper} strict and returns it. */
  public static ObjectMapper applyTo(ObjectMapper mapper) {
    mapper
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    SCALARS.forEach(
        shape ->
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail));
    for (LogicalType type : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
      TEXTS.forEach(
          shape -> mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail));
    }
    mapper
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    return mapper;
  }
}

package dev.auspex.modelserver.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.auspex.modelserver.model.Scores;
import dev.auspex.modelserver.runtime.Embedding;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Row-major float32 numbers, written as a JSON array without boxing each of them. */
@Schema(type = SchemaType.ARRAY, implementation = float[].class)
public final class FloatData {
  private final float[] values;

  private FloatData(float[] values) {
    this.values = values;
  }

  static FloatData of(Scores scores) {
    return new FloatData(scores.toArray());
  }

  /** One embedding after the other; all have {@code dimensions}. */
  static FloatData of(List<Embedding> embeddings, int dimensions) {
    float[] values = new float[embeddings.size() * dimensions];
    for (int i = 0; i < embeddings.size(); i++) {
      embeddings.get(i).copyTo(values, i * dimensions);
    }
    return new FloatData(values);
  }

  @JsonValue
  float[] values() {
    return values;
  }
}

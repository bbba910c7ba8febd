package dev.auspex.modelserver.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an inference.
 *
 * @param id of the request, if it had one
 */
public record InferReply(
    @JsonProperty("model_name") String modelName,
    @JsonProperty("model_version") String modelVersion,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
    List<OutputTensor> outputs) {
  /** Copies {@code outputs}. */
  public InferReply {
    outputs = List.copyOf(outputs);
  }

  /**
   * One output.
   *
   * @param datatype {@code FP32}
   * @param data row-major, as many numbers as the product of {@code shape}
   */
  public record OutputTensor(String name, List<Integer> shape, String datatype, FloatData data) {
    /** Copies {@code shape}. */
    public OutputTensor {
      shape = List.copyOf(shape);
    }
  }
}

package dev.auspex.modelserver.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.auspex.modelserver.model.InputType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an inference. Members that are missing are null here; {@link InferenceReader} says
 * what is wrong.
 *
 * @param id comes back in the reply
 * @param inputs the tensors that the model's metadata names
 * @param outputs the outputs that are wanted; all where it is missing
 * @see <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol v2</a>
 */
public record InferRequest(
    @Nullable String id,
    @Nullable Parameters parameters,
    @Nullable List<@Nullable InputTensor> inputs,
    @Nullable List<@Nullable WantedOutput> outputs) {
  /**
   * Settings of one inference.
   *
   * @param inputType what the texts are, for embedding models only; document where it is missing
   */
  public record Parameters(@JsonProperty("input_type") @Nullable InputType inputType) {}

  /**
   * One input.
   *
   * @param shape one number: how many texts
   * @param datatype {@code BYTES}
   * @param data the texts
   */
  public record InputTensor(
      @Nullable String name,
      @Nullable List<@Nullable Long> shape,
      @Nullable String datatype,
      @Nullable List<@Nullable String> data) {}

  /**
   * An output that is wanted.
   *
   * @param name as in the model's metadata
   */
  public record WantedOutput(@Nullable String name) {}
}

package dev.auspex.modelserver.protocol;

import dev.auspex.modelserver.model.Model;
import java.util.List;

/**
 * What a model takes and gives.
 *
 * @param platform the runtime and the format of the weights
 */
public record ModelMetadata(
    String name,
    List<String> versions,
    String platform,
    List<TensorMetadata> inputs,
    List<TensorMetadata> outputs) {
  /** The datatype of texts. */
  static final String BYTES = "BYTES";

  /** The datatype of embeddings and scores. */
  static final String FP32 = "FP32";

  /** A length that the request chooses. */
  static final long ANY = -1;

  /** Copies the lists. */
  public ModelMetadata {
    versions = List.copyOf(versions);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * One input or output.
   *
   * @param shape the length of each dimension, -1 where the request chooses it
   */
  public record TensorMetadata(String name, String datatype, List<Long> shape) {
    /** Copies {@code shape}. */
    public TensorMetadata {
      shape = List.copyOf(shape);
    }
  }

  static ModelMetadata of(Model model) {
    return switch (model) {
      case Model.Embedder embedder ->
          new ModelMetadata(
              embedder.name(),
              List.of(Model.VERSION),
              "onnxruntime_onnx",
              List.of(new TensorMetadata("text", BYTES, List.of(ANY))),
              List.of(
                  new TensorMetadata(
                      "embedding", FP32, List.of(ANY, (long) embedder.weights().dimensions()))));
      case Model.Reranker reranker ->
          new ModelMetadata(
              reranker.name(),
              List.of(Model.VERSION),
              "onnxruntime_onnx",
              List.of(
                  new TensorMetadata("query", BYTES, List.of(1L)),
                  new TensorMetadata("documents", BYTES, List.of(ANY))),
              List.of(new TensorMetadata("score", FP32, List.of(ANY))));
    };
  }

  List<String> inputNames() {
    return inputs.stream().map(TensorMetadata::name).toList();
  }

  List<String> outputNames() {
    return outputs.stream().map(TensorMetadata::name).toList();
  }

  /** The first dimension of this input. */
  long size(String input) {
    for (TensorMetadata tensor : inputs) {
      if (tensor.name().equals(input)) {
        return tensor.shape().getFirst();
      }
    }
    throw new IllegalArgumentException("no input " + input);
  }
}

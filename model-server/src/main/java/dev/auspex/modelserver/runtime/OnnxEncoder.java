package dev.auspex.modelserver.runtime;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** A BERT encoder: three inputs of ids, one output {@code [1][tokens][dimensions]}. */
final class OnnxEncoder implements Encoder {
  private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

  private final Weights weights;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;

  OnnxEncoder(
      Weights weights,
      OrtEnvironment environment,
      OrtSession session,
      HuggingFaceTokenizer tokenizer) {
    if (!session.getInputNames().equals(INPUTS)) {
      throw new IllegalStateException(
          "expected the inputs %s, but the model has %s"
              .formatted(INPUTS, session.getInputNames()));
    }
    this.weights = weights;
    this.environment = environment;
    this.session = session;
    this.tokenizer = tokenizer;
  }

  @Override
  public Tokens tokenize(String text) {
    return new Tokens(tokenizer.encode(text).getIds());
  }

  @Override
  public Embedding encode(Tokens tokens) {
    long[] ids = tokens.ids();
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    try (OnnxTensor inputIds = tensor(ids);
        OnnxTensor attentionMask = tensor(mask);
        OnnxTensor tokenTypes = tensor(new long[ids.length]);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", inputIds,
                    "attention_mask", attentionMask,
                    "token_type_ids", tokenTypes))) {
      FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
      int expected = ids.length * weights.dimensions();
      if (output.remaining() != expected) {
        throw new IllegalStateException(
            "%s answered %d numbers instead of %d"
                .formatted(weights.id(), output.remaining(), expected));
      }
      return Embedding.normalised(pool(output, ids.length));
    } catch (OrtException failure) {
      throw new IllegalStateException("inference failed on " + weights.id(), failure);
    }
  }

  @Override
  public void close() {
    tokenizer.close();
    try {
      session.close();
    } catch (OrtException failure) {
      throw new IllegalStateException("cannot close " + weights.id(), failure);
    }
  }

  /** The sum stands for the mean: only the direction counts. */
  private float[] pool(FloatBuffer output, int tokens) {
    int pooled =
        switch (weights.pooling()) {
          case MEAN -> tokens;
          case FIRST_TOKEN -> 1;
        };
    float[] sum = new float[weights.dimensions()];
    for (int token = 0; token < pooled; token++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += output.get(token * sum.length + i);
      }
    }
    return sum;
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }
}

package dev.auspex.modelserver.runtime;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Loads weights from the class path into ONNX Runtime. */
public final class OnnxEncoders {
  private static final int LEAST_TOKENS = 3;

  /** Positions that both models were trained with. */
  private static final int MOST_TOKENS = 512;

  private OnnxEncoders() {}

  /**
   * Loads {@code weights}; some hundred milliseconds.
   *
   * @throws IllegalStateException where the weights cannot be read or are not what they should be
   */
  public static Encoder load(Weights weights, RuntimeConfig config) {
    if (config.maxTokens() < LEAST_TOKENS || config.maxTokens() > MOST_TOKENS) {
      throw new IllegalStateException(
          "model-server.runtime.max-tokens must be %d to %d, but is %d"
              .formatted(LEAST_TOKENS, MOST_TOKENS, config.maxTokens()));
    }
    // DJL reads its settings from system properties only. It must neither download nor report.
    System.setProperty("DJL_CACHE_DIR", config.cacheDirectory().toAbsolutePath().toString());
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    HuggingFaceTokenizer tokenizer = tokenizer(weights, config.maxTokens());
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      return new OnnxEncoder(
          weights, environment, session(environment, weights, config), tokenizer);
    } catch (OrtException | RuntimeException failure) {
      tokenizer.close();
      throw new IllegalStateException("cannot load the weights " + weights.id(), failure);
    }
  }

  private static OrtSession session(
      OrtEnvironment environment, Weights weights, RuntimeConfig config) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(config.threads());
      options.setInterOpNumThreads(1);
      // Waiting threads sleep instead of burning a core that Elasticsearch may need.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // The arena keeps the peak of the longest text for ever; plain allocation costs next to
      // nothing.
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      return environment.createSession(read(weights.modelResource()), options);
    }
  }

  private static HuggingFaceTokenizer tokenizer(Weights weights, int maxTokens) {
    try (InputStream file = open(weights.tokenizerResource())) {
      return HuggingFaceTokenizer.newInstance(
          file,
          Map.of(
              "padding", "false",
              "truncation", "true",
              "maxLength", Integer.toString(maxTokens)));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the tokenizer of " + weights.id(), failure);
    }
  }

  private static byte[] read(String resource) {
    try (InputStream file = open(resource)) {
      return file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + resource, failure);
    }
  }

  private static InputStream open(String resource) {
    InputStream file = OnnxEncoders.class.getResourceAsStream(resource);
    if (file == null) {
      throw new IllegalStateException(resource + " is not on the class path");
    }
    return file;
  }
}

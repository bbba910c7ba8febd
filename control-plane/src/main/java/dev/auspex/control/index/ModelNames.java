package dev.auspex.control.index;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What the control plane knows of models before there is a registry: how they are named. */
final class ModelNames {
  static final String EXPECTATION =
      "the name of a model, 1 to 64 characters of a-z, 0-9, '.', '_' and '-', starting with a"
          + " letter or a digit";

  private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** The embedding models that ship with the platform; others are named with their dimensions. */
  private static final Map<String, Integer> DIMENSIONS = Map.of("minilm", 384, "bge-small-zh", 512);

  private ModelNames() {}

  static boolean isValid(String name) {
    return PATTERN.matcher(name).matches();
  }

  /** Length of the vectors of {@code model}; empty for a model that we do not ship. */
  static OptionalInt dimensions(String model) {
    Integer dimensions = DIMENSIONS.get(model);
    return dimensions == null ? OptionalInt.empty() : OptionalInt.of(dimensions);
  }

  /** The reranking model over the same weights. */
  static String rerankerOf(String model) {
    return model + "-rerank";
  }
}

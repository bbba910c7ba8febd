package dev.auspex.contract.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How near two vectors are. Lower case with underscores in JSON. */
public enum Similarity {
  /** The angle between them; their lengths do not count. A vector of length 0 is refused. */
  COSINE,
  /** The inner product; longer vectors are nearer. */
  DOT_PRODUCT,
  /** The straight line between their ends. */
  EUCLIDEAN;

  /** The name in JSON. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one named {@code wireName}; {@link IllegalArgumentException} names the choices. */
  @JsonCreator
  public static Similarity fromWireName(String wireName) {
    for (Similarity similarity : values()) {
      if (similarity.wireName().equals(wireName)) {
        return similarity;
      }
    }
    throw new IllegalArgumentException(
        "similarity must be one of cosine, dot_product, euclidean, but was '%s'"
            .formatted(wireName));
  }
}

package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A recall source. Lower case in JSON, in the plugin's request and on the console. */
public enum ChannelKind {
  /** BM25 over the searchable fields. */
  TERM,
  /** Nearest neighbours of the query's embedding. */
  VECTOR;

  /** The name in JSON. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind named {@code wireName}; {@link IllegalArgumentException} names the choices. */
  @JsonCreator
  public static ChannelKind fromWireName(String wireName) {
    for (ChannelKind kind : values()) {
      if (kind.wireName().equals(wireName)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "channel must be one of term, vector, but was '%s'".formatted(wireName));
  }
}

package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an API key may do at the gateway. Lower case in JSON. */
public enum ApiKeyScope {
  /** Search and read documents. */
  SEARCH,
  /** Write and delete documents. */
  WRITE;

  /** The name in JSON. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope named {@code wireName}; {@link IllegalArgumentException} names the choices. */
  @JsonCreator
  public static ApiKeyScope fromWireName(String wireName) {
    for (ApiKeyScope scope : values()) {
      if (scope.wireName().equals(wireName)) {
        return scope;
      }
    }
    throw new IllegalArgumentException(
        "scope must be one of search, write, but was '%s'".formatted(wireName));
  }
}

package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an API key may do at the gateway. Lower case in JSON. */
public enum ApiKeyScope {
  /** Search and read documents. */
  SEARCH,
  /** Ask for completions. */
  SUGGEST,
  /** Write and delete documents. */
  WRITE,
  /** Tell what people saw and did. */
  EVENTS,
  /** Change how indexes are served. */
  MANAGE;

  /** The names in JSON, in order, for messages. */
  public static final String NAMES = "search, suggest, write, events, manage";

  /** Whether it changes documents or configuration, so that no filter can bound it. */
  public boolean isBeyondFilters() {
    return switch (this) {
      case WRITE, MANAGE -> true;
      case SEARCH, SUGGEST, EVENTS -> false;
    };
  }

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
        "scope must be one of %s, but was '%s'".formatted(NAMES, wireName));
  }
}

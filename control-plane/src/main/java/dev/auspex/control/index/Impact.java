package dev.auspex.control.index;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What it takes to make a change of a schema come true, from least to most. */
public enum Impact {
  /** It is so already. */
  NOTHING,
  /** A new bundle, and at most new fields in the search engine; documents stay as they are. */
  LIVE,
  /** Every document must be written anew, into another place. */
  REBUILD;

  /** The name in JSON. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

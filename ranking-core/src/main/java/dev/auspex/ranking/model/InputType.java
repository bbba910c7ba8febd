package dev.auspex.ranking.model;

import java.util.Locale;

/** What a text is to an embedding model; some models put a prefix before queries. */
public enum InputType {
  /** What somebody searches for. */
  QUERY,
  /** What somebody may find. */
  DOCUMENT;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

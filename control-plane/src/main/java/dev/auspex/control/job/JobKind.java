package dev.auspex.control.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a job is for. Lower case in JSON and in the catalogue. */
public enum JobKind {
  /** The documents as they are, to another home. */
  MOVE,
  /** The documents by another schema, to another home. */
  REBUILD,
  /** Into a snapshot, and nothing else. */
  PARK,
  /** Back from a snapshot. */
  RESTORE,
  /** Documents of another index of the tenant, added to its own. */
  IMPORT,
  /** Away, with all that the catalogue knows of it. */
  DELETE;

  /** The name in JSON and in the catalogue. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobKind fromWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}

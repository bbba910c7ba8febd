package dev.auspex.control.drift;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is not as it should be. Lower case with hyphens in JSON and in the catalogue. */
public enum DriftKind {
  /** An index or cell has no physical index: its documents are lost. */
  INDEX_MISSING,
  /** A physical index lacks a field. */
  FIELD_MISSING,
  /** A physical index has a field of another type. */
  FIELD_DIFFERS,
  /** A physical index is set to have more or fewer replicas. */
  REPLICAS_CHANGED,
  /** No node holds a shard of a physical index, or a replica of one. */
  UNASSIGNED,
  /** A physical index that nothing in the catalogue names. */
  UNKNOWN_INDEX,
  /** Documents in a cell that belong to none of its members. */
  UNKNOWN_DOCUMENTS;

  /** The name in JSON and in the catalogue. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static DriftKind fromWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether it is mended without anybody asking for it: nothing can be lost by that. */
  boolean mendsUnasked() {
    return switch (this) {
      case FIELD_MISSING, REPLICAS_CHANGED -> true;
      case INDEX_MISSING, FIELD_DIFFERS, UNASSIGNED, UNKNOWN_INDEX, UNKNOWN_DOCUMENTS -> false;
    };
  }
}

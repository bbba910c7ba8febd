package dev.auspex.control.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The step of a job that is at work or comes next. Lower case with hyphens in JSON. */
public enum JobState {
  /** Decides where the new home is. */
  PLAN,
  /** Makes it. */
  CREATE,
  /** Waits until every gateway writes to both homes. */
  DUAL_WRITE,
  /** Copies what was there before. */
  BACKFILL,
  /** Compares the homes, document by document, and mends what differs. */
  VERIFY,
  /** Asks both homes the same. */
  SHADOW_READ,
  /** Has the new home serve. */
  SWAP,
  /** Waits until no gateway uses the old home. */
  DRAIN,
  /** Removes what is not needed any more. */
  DELETE,
  /** Stops reads and writes. */
  FREEZE,
  /** Takes the snapshot. */
  SNAPSHOT,
  /** Brings the documents back from the snapshot. */
  RESTORE,
  /** Lets reads and writes go on. */
  THAW,
  /** Takes back what gateways were told. */
  ROLL_BACK,
  /** Removes what was made for nothing. */
  CLEAN_UP;

  /** The name in JSON and in the catalogue. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The state named {@code wireName}; {@link IllegalArgumentException} if there is none. */
  @JsonCreator
  public static JobState fromWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

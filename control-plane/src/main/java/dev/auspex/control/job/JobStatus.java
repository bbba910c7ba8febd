package dev.auspex.control.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a job goes on. Lower case with hyphens in JSON and in the catalogue. */
public enum JobStatus {
  /** A worker is at it, or will be. */
  RUNNING,
  /** It waits for somebody to resume it. */
  PAUSED,
  /** It is being undone. */
  ROLLING_BACK,
  /** It has done what it was for. */
  DONE,
  /** It could not, and has been undone. */
  FAILED,
  /** Somebody did not want it any more, and it has been undone. */
  CANCELLED;

  /** The name in JSON and in the catalogue. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static JobStatus fromWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether nothing more will happen. */
  boolean ended() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}

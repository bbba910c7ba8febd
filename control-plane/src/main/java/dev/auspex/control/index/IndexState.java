package dev.auspex.control.index;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a TenantIndex has come. Lower case in JSON and in the catalogue. */
public enum IndexState {
  /** Declared; its physical index does not exist yet, and the reconciler works on it. */
  PROVISIONING,
  /** Serving. */
  READY,
  /** It cannot come to be; the reason says why. */
  FAILED,
  /** It is being removed; nothing serves it any more. */
  DELETING;

  /** The name in JSON and in the catalogue. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

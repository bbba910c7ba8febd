package dev.auspex.control.tenant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a tenant is in its life. Lower case in JSON. */
public enum TenantState {
  /** Is served, and may be changed. */
  ACTIVE,
  /** Writes nothing and changes nothing; whether it reads was chosen when it was suspended. */
  SUSPENDED,
  /** Is not served any more. Until its time has come it can be brought back. */
  DELETING,
  /** Is being removed; there is no way back. */
  REMOVING;

  /** The name in JSON. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

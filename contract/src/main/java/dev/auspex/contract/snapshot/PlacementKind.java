package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a TenantIndex lives. Lower case in JSON. */
public enum PlacementKind {
  /** In a cell, together with other tenants. */
  POOL,
  /** In a physical index of its own. */
  DEDICATED,
  /** In a physical index of its own, on its own group of nodes. */
  ISOLATED,
  /** In a snapshot repository only; restored on first use. */
  PARKED;

  /** The name in JSON. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind named {@code wireName}; {@link IllegalArgumentException} names the choices. */
  @JsonCreator
  public static PlacementKind fromWireName(String wireName) {
    for (PlacementKind kind : values()) {
      if (kind.wireName().equals(wireName)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "placement must be one of pool, dedicated, isolated, parked, but was '%s'"
            .formatted(wireName));
  }
}

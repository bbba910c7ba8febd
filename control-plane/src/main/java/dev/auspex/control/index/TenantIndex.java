package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.PlacementKind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code tenant_index}. Its state is changed by statements that name the old state. */
@Entity
@Table(name = "tenant_index")
class TenantIndex {
  @Embeddable
  record Key(String tenant, String name) {
    static Key of(TenantId tenant, IndexName name) {
      return new Key(tenant.value(), name.value());
    }
  }

  @EmbeddedId Key key;

  int generation;

  @Column(name = "wanted_placement")
  String wantedPlacement;

  @Column(name = "placement_reason")
  @Nullable String placementReason;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable Placement placement;

  long epoch;

  /** The job that works on it; nobody else changes its schema or its placement until then. */
  @Nullable String job;

  String state;

  @Nullable String reason;

  @Column(name = "live_bundle")
  int liveBundle;

  @Column(name = "created_at")
  Instant createdAt;

  int attempts;

  @Column(name = "attempt_after")
  Instant attemptAfter;

  protected TenantIndex() {}

  TenantId tenant() {
    return new TenantId(key.tenant());
  }

  IndexName name() {
    return new IndexName(key.name());
  }

  IndexState state() {
    return IndexState.valueOf(state.toUpperCase(Locale.ROOT));
  }

  PlacementKind wantedPlacement() {
    return PlacementKind.fromWireName(wantedPlacement);
  }

  /** Tells this generation from all other documents of a cell. */
  String key() {
    return key(tenant(), name(), generation);
  }

  /** The name of a physical index of its own. */
  String physicalIndex() {
    return "auspex." + key();
  }

  /** Dots never occur in ids, so no two pairs of tenant and index share a key. */
  static String key(TenantId tenant, IndexName name, int generation) {
    return "%s.%s.%d".formatted(tenant, name, generation);
  }
}

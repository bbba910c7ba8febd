package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
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

  @Column(name = "physical_index")
  String physicalIndex;

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

  /** Dots never occur in ids, so no two pairs of tenant and index share a name. */
  static String physicalIndex(TenantId tenant, IndexName name, int generation) {
    return "auspex.%s.%s.%d".formatted(tenant, name, generation);
  }
}

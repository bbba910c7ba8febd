package dev.auspex.control.tenant;

import dev.auspex.contract.snapshot.ServiceLevel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code tenant}. Changed by statements that name the old state. */
@Entity
@Immutable
@Table(name = "tenant")
class Tenant {
  @Id String id;

  String name;

  @Column(name = "created_at")
  Instant createdAt;

  @Nullable String suspended;

  @Column(name = "delete_after")
  @Nullable Instant deleteAfter;

  boolean removing;

  String organization;

  @Column(name = "organization_reason")
  @Nullable String organizationReason;

  @Column(name = "removal_reason")
  @Nullable String removalReason;

  protected Tenant() {}

  TenantState state() {
    if (removing) {
      return TenantState.REMOVING;
    }
    if (deleteAfter != null) {
      return TenantState.DELETING;
    }
    return suspended == null ? TenantState.ACTIVE : TenantState.SUSPENDED;
  }

  ServiceLevel service() {
    if (deleteAfter != null) {
      return ServiceLevel.NONE;
    }
    return suspended == null ? ServiceLevel.FULL : ServiceLevel.fromWireName(suspended);
  }
}

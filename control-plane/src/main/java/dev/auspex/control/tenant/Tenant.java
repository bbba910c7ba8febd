package dev.auspex.control.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of {@code tenant}. */
@Entity
@Immutable
@Table(name = "tenant")
class Tenant {
  @Id String id;

  String name;

  @Column(name = "created_at")
  Instant createdAt;

  protected Tenant() {}
}

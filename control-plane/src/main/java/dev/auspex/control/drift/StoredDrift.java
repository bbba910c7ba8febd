package dev.auspex.control.drift;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code drift}, to be read; statements write it. */
@Entity
@Table(name = "drift")
class StoredDrift {
  @Id String id;

  String kind;

  String subject;

  @Nullable String tenant;

  String detail;

  boolean mendable;

  int seen;

  @Column(name = "first_seen")
  Instant firstSeen;

  @Column(name = "last_seen")
  Instant lastSeen;

  @Column(name = "mended_at")
  @Nullable Instant mendedAt;

  @Column(name = "mended_by")
  @Nullable String mendedBy;

  protected StoredDrift() {}

  Finding.Key key() {
    return new Finding.Key(DriftKind.fromWireName(kind), subject);
  }
}

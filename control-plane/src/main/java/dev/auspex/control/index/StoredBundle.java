package dev.auspex.control.index;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.RankingProfile;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code bundle}; never changed. */
@Entity
@Immutable
@Table(name = "bundle")
class StoredBundle {
  @Embeddable
  record Key(String tenant, @Column(name = "index_name") String index, int number) {}

  @EmbeddedId Key key;

  @JdbcTypeCode(SqlTypes.JSON)
  Schema schema;

  @JdbcTypeCode(SqlTypes.JSON)
  RankingProfile ranking;

  @Column(name = "created_at")
  Instant createdAt;

  protected StoredBundle() {}

  StoredBundle(Key key, Schema schema, RankingProfile ranking, Instant createdAt) {
    this.key = key;
    this.schema = schema;
    this.ranking = ranking;
    this.createdAt = createdAt;
  }

  Bundle bundle() {
    return new Bundle(key.number(), schema, ranking);
  }
}

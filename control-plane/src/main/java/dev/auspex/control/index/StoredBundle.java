package dev.auspex.control.index;

import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.LexiconRef;
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
import org.jspecify.annotations.Nullable;

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

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable LexiconRef lexicon;

  @Column(name = "created_at")
  Instant createdAt;

  protected StoredBundle() {}

  /** A row with {@code content}, but the number of {@code key}. */
  StoredBundle(Key key, Bundle content, Instant createdAt) {
    this.key = key;
    this.schema = content.schema();
    this.ranking = content.ranking();
    this.lexicon = content.lexicon();
    this.createdAt = createdAt;
  }

  Bundle bundle() {
    return new Bundle(key.number(), schema, ranking, lexicon);
  }
}

package dev.auspex.control.apikey;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.snapshot.ApiKeyScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_key}. Only revoking changes it, by a statement of its own. */
@Entity
@Immutable
@Table(name = "api_key")
class ApiKey {
  @Id String id;

  String tenant;

  String name;

  @Column(name = "secret_sha256")
  String secretSha256;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> scopes;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> indexes;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "revoked_at")
  @Nullable Instant revokedAt;

  protected ApiKey() {}

  /** In the order of the enum. */
  List<ApiKeyScope> scopes() {
    return scopes.stream().map(ApiKeyScope::fromWireName).sorted().toList();
  }

  List<IndexName> indexes() {
    return indexes.stream().map(IndexName::new).toList();
  }
}

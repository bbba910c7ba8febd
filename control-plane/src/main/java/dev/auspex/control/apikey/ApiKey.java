package dev.auspex.control.apikey;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
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

/** A row of {@code api_key}. Only revoking and rotating change it, by statements of their own. */
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

  @Column(name = "allowed_origins")
  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> allowedOrigins;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable StoredFilter filter;

  @Column(name = "minting_value")
  @Nullable String mintingValue;

  @Column(name = "replaced_by")
  @Nullable String replacedBy;

  protected ApiKey() {}

  /** In the order of the enum. */
  List<ApiKeyScope> scopes() {
    return scopes.stream().map(ApiKeyScope::fromWireName).sorted().toList();
  }

  List<IndexPattern> indexes() {
    return indexes.stream().map(IndexPattern::new).toList();
  }

  @Nullable Filter filter() {
    return filter == null ? null : filter.filter();
  }

  List<Origin> allowedOrigins() {
    return allowedOrigins.stream().map(Origin::new).toList();
  }
}

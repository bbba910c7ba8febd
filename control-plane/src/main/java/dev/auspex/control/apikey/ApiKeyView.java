package dev.auspex.control.apikey;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.snapshot.ApiKeyScope;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the API shows it: never its secret.
 *
 * @param id its public part
 * @param name what people call it
 * @param scopes what it may do
 * @param indexes the indexes that it may touch; empty for all of the tenant
 * @param expiresAt when it stops working; null for never
 * @param createdAt when it was created, UTC
 */
@Schema(description = "An API key without its secret")
public record ApiKeyView(
    @Schema(examples = "k3v9x0a1b2c4") String id,
    String name,
    List<ApiKeyScope> scopes,
    List<IndexName> indexes,
    @Nullable Instant expiresAt,
    Instant createdAt) {
  /** Copies the lists. */
  public ApiKeyView {
    scopes = List.copyOf(scopes);
    indexes = List.copyOf(indexes);
  }

  static ApiKeyView of(ApiKey key) {
    return new ApiKeyView(
        key.id, key.name, key.scopes(), key.indexes(), key.expiresAt, key.createdAt);
  }
}

package dev.auspex.control.apikey;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import dev.auspex.contract.snapshot.ApiKeyScope;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key in the one reply that shows it whole.
 *
 * @param id its public part
 * @param name what people call it
 * @param scopes what it may do
 * @param indexes the indexes that it may touch, by name or beginning; empty for all of the tenant
 * @param expiresAt when it stops working; null for never
 * @param createdAt when it was created, UTC
 * @param allowedOrigins web origins that it may be used from, and nowhere else; empty for
 *     everywhere but browsers
 * @param filter what it may see; null for every document
 * @param key what clients send: {@code Authorization: ApiKey <key>}
 */
@Schema(description = "An API key with its secret, which is shown only here")
public record CreatedApiKeyView(
    @Schema(examples = "k3v9x0a1b2c4") String id,
    String name,
    List<ApiKeyScope> scopes,
    List<IndexPattern> indexes,
    @Nullable Instant expiresAt,
    Instant createdAt,
    @Schema(examples = "[]", description = "Empty: everywhere but browsers")
        List<Origin> allowedOrigins,
    @Schema(type = SchemaType.OBJECT, implementation = Object.class, examples = NewApiKey.FILTER)
        @Nullable Filter filter,
    @Schema(examples = "ax_k3v9x0a1b2c4_3q2-7wAbCdEfGhIjKlMnOpQrStUvWxYz0123456789A") String key) {
  /** Copies the lists. */
  public CreatedApiKeyView {
    scopes = List.copyOf(scopes);
    indexes = List.copyOf(indexes);
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  static CreatedApiKeyView of(ApiKey key, IssuedKey issued) {
    return new CreatedApiKeyView(
        key.id,
        key.name,
        key.scopes(),
        key.indexes(),
        key.expiresAt,
        key.createdAt,
        key.allowedOrigins(),
        key.filter(),
        issued.text());
  }

  /** Without the key: records end up in logs. */
  @Override
  public String toString() {
    return "CreatedApiKeyView[" + id + "]";
  }
}

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
 * An API key as the API shows it: never its secret.
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
 * @param mintsScopedKeys whether scoped keys made from it hold; not those of keys from before there
 *     were any
 * @param replacedBy id of the key that it was rotated to; null where it was not
 */
@Schema(description = "An API key without its secret")
public record ApiKeyView(
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
    @Schema(description = "False: from before there were scoped keys") boolean mintsScopedKeys,
    @Schema(description = "The key that took its place; null where it was not rotated")
        @Nullable String replacedBy) {
  /** Copies the lists. */
  public ApiKeyView {
    scopes = List.copyOf(scopes);
    indexes = List.copyOf(indexes);
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  static ApiKeyView of(ApiKey key) {
    return new ApiKeyView(
        key.id,
        key.name,
        key.scopes(),
        key.indexes(),
        key.expiresAt,
        key.createdAt,
        key.allowedOrigins(),
        key.filter(),
        key.mintingValue != null,
        key.replacedBy);
  }

  /** The same key after it was rotated. */
  ApiKeyView replaced(String by, Instant end) {
    return new ApiKeyView(
        id, name, scopes, indexes, end, createdAt, allowedOrigins, filter, mintsScopedKeys, by);
  }
}

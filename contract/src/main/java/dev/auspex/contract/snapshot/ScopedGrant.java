package dev.auspex.contract.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.ScopedKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ScopedKey} says of itself: no more than its parent may, and usually less.
 *
 * @param key id of the parent, 12 characters of {@code a-z0-9}
 * @param expiresAt when it stops working, at most {@link ScopedKey#MAX_LIFETIME} ahead
 * @param user who uses it, as the tenant calls them; 1 to {@value #MAX_USER_LENGTH} characters;
 *     null for nobody in particular
 * @param scopes among those of the parent, at least one; null for all of the parent's
 * @param indexes within those of the parent, at least one; null for all of the parent's
 * @param filter holds besides the parent's filter; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScopedGrant(
    String key,
    Instant expiresAt,
    @Nullable String user,
    @Nullable Set<ApiKeyScope> scopes,
    @Nullable List<IndexPattern> indexes,
    @Nullable Filter filter) {
  /** Most characters of {@link #user}. */
  public static final int MAX_USER_LENGTH = 128;

  private static final Pattern ID = Pattern.compile("[a-z0-9]{12}");

  /** Copies the collections; throws {@link IllegalArgumentException} for what is not so. */
  public ScopedGrant {
    scopes = scopes == null ? null : Set.copyOf(scopes);
    indexes = indexes == null ? null : List.copyOf(indexes);
    require(key != null && ID.matcher(key).matches(), "key: the id of an API key");
    require(expiresAt != null, "expiresAt: an instant such as 2026-01-31T08:00:00Z");
    require(
        user == null
            || (!user.isBlank()
                && user.length() <= MAX_USER_LENGTH
                && user.codePoints().noneMatch(Character::isISOControl)),
        "user: 1 to %d characters without control characters".formatted(MAX_USER_LENGTH));
    require(scopes == null || !scopes.isEmpty(), "scopes: at least one, or left out");
    require(indexes == null || !indexes.isEmpty(), "indexes: at least one, or left out");
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected);
    }
  }
}

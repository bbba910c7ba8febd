package dev.auspex.control.request;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a caller wants. The cursor of the next part names the last item of this one,
 * so that items which come and go between two requests move no others.
 *
 * @param limit most items, 1 to {@value #MOST}
 * @param after the key that all items of the part stand behind; null for the first part
 */
public record Page(int limit, @Nullable String after) {
  /** Most items of one part, and how many there are where the caller says nothing. */
  public static final int MOST = 1000;

  /**
   * One part of a list.
   *
   * @param items in order of their keys
   * @param nextCursor to be sent for the next part; null at the end
   */
  public record Part<T>(List<T> items, @Nullable String nextCursor) {
    /** Copies {@code items}. */
    public Part {
      items = List.copyOf(items);
    }
  }

  /**
   * Reads the query parameters {@code limit} and {@code cursor}.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST}
   */
  public static Page of(@Nullable Integer limit, @Nullable String cursor) {
    List<Violation> violations = new ArrayList<>();
    int most = Objects.requireNonNullElse(limit, MOST);
    if (most < 1 || most > MOST) {
      violations.add(new Violation("limit", "1 to %d, but was %d".formatted(MOST, most)));
    }
    @Nullable String after = null;
    if (cursor != null) {
      try {
        after = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException foreign) {
        violations.add(new Violation("cursor", "the nextCursor of an earlier reply"));
      }
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return new Page(most, after);
  }

  /** The part of {@code all} that is wanted, in order of the keys, which must differ. */
  public <T> Part<T> part(List<T> all, Function<T, String> key) {
    List<T> behind =
        all.stream()
            .filter(item -> after == null || key.apply(item).compareTo(after) > 0)
            .sorted(Comparator.comparing(key))
            .limit(limit + 1L)
            .toList();
    return cut(behind, key);
  }

  /**
   * The part that begins with {@code behind}, which stands behind {@link #after} and is one longer
   * than the limit where more follows.
   */
  public <T> Part<T> cut(List<T> behind, Function<T, String> key) {
    if (behind.size() <= limit) {
      return new Part<>(behind, null);
    }
    List<T> items = behind.subList(0, limit);
    return new Part<>(
        items,
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(key.apply(items.getLast()).getBytes(StandardCharsets.UTF_8)));
  }
}

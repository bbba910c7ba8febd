package dev.auspex.gateway.search.request;

import dev.auspex.gateway.elastic.Sorting;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches for tests. */
public final class Queries {
  /** What {@link #byRelevance} is good for. */
  public static final CursorScope SCOPE = new CursorScope("cinema", "movies", "", "war", "", "");

  private Queries() {}

  /** A search with nothing but words and a page. */
  public static SearchQuery byRelevance(String text, int size, int offset, int window) {
    return query(text, size, offset, window, null);
  }

  /** The first page of a sorted search. */
  public static SearchQuery sorted(String text, int size, Sorting sorting) {
    return query(text, size, 0, 100, sorting);
  }

  private static SearchQuery query(
      String text, int size, int offset, int window, @Nullable Sorting sorting) {
    return new SearchQuery(
        text,
        size,
        offset,
        window,
        null,
        List.of(),
        sorting,
        null,
        Audience.UNKNOWN,
        new SearchQuery.Paging(offset, SCOPE));
  }

  /** Cursors that are good for ten minutes by {@code clock}. */
  public static Cursors cursors(Clock clock) {
    return new Cursors("a secret for tests", Duration.ofMinutes(10), clock);
  }
}

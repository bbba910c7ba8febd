package dev.auspex.gateway.search.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterFit;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.gateway.elastic.Sorting;
import dev.auspex.gateway.platform.JsonBody;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entry of this stage. */
@Singleton
public class SearchRequests {
  static final int MOST_BODY_BYTES = 64 * 1024;
  private static final String EXAMPLE = "{\"query\":\"…\"}";
  private static final int MOST_SIZE = 100;
  private static final int USUAL_SIZE = 10;

  /** The engine sorts no deeper without a place to begin at. */
  private static final int MOST_SORTED = 10_000;

  private final ObjectMapper json;
  private final Cursors cursors;

  /**
   * Reads with {@code json}.
   *
   * @param json strict: refuses names that it does not know
   */
  public SearchRequests(ObjectMapper json, Cursors cursors) {
    this.json = json;
    this.cursors = cursors;
  }

  /**
   * The search in {@code body} as the client wrote it.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST}, {@link ProblemType#BODY_TOO_LARGE}
   */
  public SearchBody parse(InputStream body) {
    return JsonBody.read(json, body, MOST_BODY_BYTES, SearchBody.class, EXAMPLE);
  }

  /** The same for a body that was read before. */
  public SearchBody parse(JsonNode body) {
    try {
      return JsonBody.required(json.treeToValue(body, SearchBody.class), EXAMPLE);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable); // the edge finds the place in it
    }
  }

  /**
   * {@code body} with what it leaves out, within the limits.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} naming each wrong member
   */
  public SearchQuery check(SearchBody body, IndexSnapshot index, Caller caller) {
    List<Violation> violations = new ArrayList<>();
    String text = Objects.requireNonNullElse(body.query(), "");
    if (body.query() == null) {
      violations.add(new Violation("query", "a string, empty for all documents"));
    }
    Schema schema = index.bundle().schema();
    Filter filter = body.filter();
    if (filter != null) {
      FilterFit.check(filter, schema)
          .forEach(misfit -> violations.add(new Violation(misfit.path(), misfit.expected())));
    }
    FieldNames names = new FieldNames(schema, violations);
    List<SearchQuery.Facet> facets = FacetRequests.check(body.facets(), filter, names);
    List<Sorting.Key> keys = SortRequests.check(body.sort(), body.location(), names);
    @Nullable List<String> fields = fields(body, schema, names);
    Audience audience = Audience.of(body, caller.user(), violations);
    int window = window(index.bundle().ranking());
    Page page = page(body, keys.isEmpty() ? window : MOST_SORTED, violations);
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    CursorScope scope = scope(text, filter, keys, index, caller);
    if (body.cursor() != null) {
      page = behind(body.cursor(), scope, page, keys.isEmpty() ? window : Long.MAX_VALUE);
    }
    return new SearchQuery(
        text,
        page.size(),
        page.place() == null ? (int) page.seen() : 0,
        window,
        filter,
        facets,
        keys.isEmpty() ? null : new Sorting(keys, page.place()),
        fields,
        audience,
        new SearchQuery.Paging(page.seen(), scope));
  }

  private record Page(int size, long seen, @Nullable String place) {}

  /** The page that {@code size} and {@code offset} say, within the first {@code reach} hits. */
  private static Page page(SearchBody body, int reach, List<Violation> violations) {
    int size = Objects.requireNonNullElse(body.size(), Math.min(USUAL_SIZE, reach));
    int offset = Objects.requireNonNullElse(body.offset(), 0);
    int mostSize = Math.min(MOST_SIZE, reach);
    if (size < 1 || size > mostSize) {
      violations.add(new Violation("size", "1 to %d, but was %d".formatted(mostSize, size)));
    } else if (body.cursor() != null && body.offset() != null) {
      violations.add(
          new Violation("offset", "nothing beside a cursor, which says where the page begins"));
    } else if (offset < 0 || offset > reach - size) {
      violations.add(
          new Violation(
              "offset",
              "0 to %d, so that the page of %d ends within the %d ranked hits, but was %d"
                  .formatted(reach - size, size, reach, offset)));
    }
    return new Page(size, offset, null);
  }

  /**
   * The page behind {@code cursor}. All that is wrong with one is told in the same words: whether
   * it is somebody else's is nobody's business.
   */
  private Page behind(String cursor, CursorScope scope, Page page, long reach) {
    return cursors
        .open(cursor, scope)
        .filter(position -> position.seen() < reach)
        .map(
            position ->
                new Page(
                    (int) Math.min(page.size(), reach - position.seen()),
                    position.seen(),
                    position.place()))
        .orElseThrow(
            () ->
                ApiProblem.of(
                    ProblemType.INVALID_REQUEST,
                    List.of(
                        new Violation(
                            "cursor",
                            "'next' of a recent reply to a search of this index with the same"
                                + " query, filter and sort; begin again without a cursor"))));
  }

  private CursorScope scope(
      String text,
      @Nullable Filter filter,
      List<Sorting.Key> keys,
      IndexSnapshot index,
      Caller caller) {
    Filter all = Filter.both(caller.visible(), filter);
    try {
      return new CursorScope(
          caller.tenant().value(),
          index.name().value(),
          keys.isEmpty() ? "" : index.placement().serving().physicalIndex(),
          text,
          all == null ? "" : json.writeValueAsString(all),
          keys.isEmpty() ? "" : keys.toString());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a filter came from JSON", impossible);
    }
  }

  private static @Nullable List<String> fields(SearchBody body, Schema schema, FieldNames names) {
    List<@Nullable String> wanted = body.fields();
    if (wanted == null) {
      return null;
    }
    if (wanted.size() > Schema.MAX_FIELDS) {
      names.violate(
          "fields",
          "at most %d names, but there are %d".formatted(Schema.MAX_FIELDS, wanted.size()));
      return null;
    }
    List<String> shown = schema.shownFields();
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      names
          .find(
              "fields[%d]".formatted(i),
              wanted.get(i),
              field -> shown.contains(field.name()),
              "shown")
          .ifPresent(field -> fields.add(field.name()));
    }
    return fields.stream().distinct().toList();
  }

  /** No channel brings more than its quota, and the model sees no more than its window. */
  private static int window(RankingProfile profile) {
    int window =
        profile.channels().stream()
            .mapToInt(RankingProfile.RecallChannel::quota)
            .max()
            .orElseThrow();
    RankingProfile.Rerank rerank = profile.rerank();
    return rerank == null ? window : Math.max(window, rerank.window());
  }
}

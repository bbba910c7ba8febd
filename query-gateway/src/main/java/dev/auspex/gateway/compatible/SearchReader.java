package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.elastic.DocumentQuery;
import dev.auspex.gateway.elastic.QuerySearch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code _search} and {@code _count}. */
final class SearchReader {
  /** As Elasticsearch counts where nothing is said. */
  private static final int USUAL_COUNTED = 10_000;

  private static final int USUAL_SIZE = 10;
  private static final int MOST_SIZE = 1_000;

  /** The engine goes no deeper without a place to begin at. */
  private static final int MOST_REACH = 10_000;

  private static final int MOST_PATTERNS = 200;

  /** Members that change nothing where they say this, which clients send unasked. */
  private static final List<String> OFF = List.of("explain", "profile", "track_scores");

  private static final String[] MEMBERS = {
    "query",
    "knn",
    "post_filter",
    "from",
    "size",
    "sort",
    "search_after",
    "_source",
    "track_total_hits",
    "min_score",
    "version",
    "seq_no_primary_term",
    "highlight",
    "aggs",
    "aggregations",
    "timeout",
    "explain",
    "profile",
    "track_scores"
  };

  private final Admitted admitted;
  private final SchemaFields fields;
  private final MarkedTexts marked = new MarkedTexts();
  private final QueryReader queries;

  /**
   * Reads for one search.
   *
   * @param admitted the index as it is now
   * @param embedding makes vectors of texts
   */
  SearchReader(Admitted admitted, QueryEmbedding embedding) {
    this.admitted = admitted;
    this.fields = new SchemaFields(admitted.index().bundle().schema());
    this.queries = new QueryReader(fields, embedding, marked);
  }

  /**
   * A search as it was asked for.
   *
   * @param source whether documents are shown
   * @param version whether their versions are
   * @param place whether what {@code if_seq_no} wants is
   * @param total whether it is shown how many match
   */
  record Read(
      QuerySearch search,
      Marking marking,
      boolean source,
      boolean version,
      boolean place,
      boolean total) {}

  Read search(JsonNode body) {
    Part root = Part.root(body).only(MEMBERS);
    for (String name : OFF) {
      root.find(name)
          .ifPresent(
              part -> {
                if (part.flag()) {
                  throw part.wrong("false: the reply has no such thing");
                }
              });
    }
    root.find("timeout").ifPresent(part -> part.text(20)); // every search has a deadline
    @Nullable DocumentQuery query = root.find("query").map(queries::read).orElse(null);
    List<DocumentQuery.Nearest> nearest = root.find("knn").map(queries::nearest).orElse(List.of());
    boolean before = marked.pause();
    @Nullable DocumentQuery hitsFilter = root.find("post_filter").map(queries::read).orElse(null);
    marked.resume(before);
    Marking marking =
        root.find("highlight").map(part -> Marking.read(part, fields)).orElse(Marking.NONE);
    boolean source = root.find("_source").map(part -> !part.isFlag() || part.flag()).orElse(true);
    List<String> shown =
        !source
            ? List.of()
            : root.find("_source")
                .map(part -> shown(part, fields))
                .orElse(fields.schema().shownFields());
    boolean version = flag(root, "version");
    boolean place = flag(root, "seq_no_primary_term");
    QuerySearch.Page page = page(root, version || place);
    return new Read(
        new QuerySearch(
            admitted.index().placement().serving(),
            admitted.filter(),
            query == null && nearest.isEmpty() ? new DocumentQuery.Everything() : query,
            nearest,
            hitsFilter,
            page,
            shown,
            texts(marking),
            new AggregationReader(fields).read(root)),
        marking,
        source,
        version,
        place,
        page.counted() > 0);
  }

  /** A search that counts what the member {@code query} matches, and shows nothing. */
  QuerySearch count(JsonNode body) {
    Part root = Part.root(body).only("query");
    return new QuerySearch(
        admitted.index().placement().serving(),
        admitted.filter(),
        root.find("query").map(queries::read).orElse(new DocumentQuery.Everything()),
        List.of(),
        null,
        new QuerySearch.Page(0, 0, List.of(), List.of(), null, Integer.MAX_VALUE, false),
        List.of(),
        Map.of(),
        List.of());
  }

  private static boolean flag(Part root, String name) {
    return root.find(name).map(Part::flag).orElse(false);
  }

  /** The fields that {@code source}, not false, lets through. */
  static List<String> shown(Part source, SchemaFields fields) {
    List<String> all = fields.schema().shownFields();
    if (source.isFlag()) {
      return source.flag() ? all : List.of();
    }
    if (!source.isObject()) {
      return fields.shown(source.oneOrMore(MOST_PATTERNS));
    }
    source.only("includes", "excludes", "include", "exclude");
    List<Part> included = patterns(source, "includes", "include");
    List<String> excluded = fields.shown(patterns(source, "excludes", "exclude"));
    return (included.isEmpty() ? all : fields.shown(included))
        .stream().filter(name -> !excluded.contains(name)).toList();
  }

  private static List<Part> patterns(Part source, String name, String formerly) {
    List<Part> patterns = new ArrayList<>();
    source.find(name).ifPresent(part -> patterns.addAll(part.oneOrMore(MOST_PATTERNS)));
    source.find(formerly).ifPresent(part -> patterns.addAll(part.oneOrMore(MOST_PATTERNS)));
    return patterns;
  }

  private QuerySearch.Page page(Part root, boolean versions) {
    int size = root.find("size").map(part -> part.whole(0, MOST_SIZE)).orElse(USUAL_SIZE);
    int from = root.find("from").map(part -> part.whole(0, MOST_REACH - size)).orElse(0);
    OrderReader order = new OrderReader(fields);
    List<QuerySearch.Key> keys = root.find("sort").map(order::keys).orElse(List.of());
    List<@Nullable FilterValue> after =
        root.find("search_after").map(part -> order.after(part, keys)).orElse(List.of());
    if (!after.isEmpty() && from > 0) {
      throw root.need("from").wrong("0 beside search_after, which says where the page begins");
    }
    return new QuerySearch.Page(
        from,
        size,
        keys,
        after,
        root.find("min_score").map(part -> part.number(0, Float.MAX_VALUE)).orElse(null),
        root.find("track_total_hits").map(SearchReader::counted).orElse(USUAL_COUNTED),
        versions);
  }

  private static int counted(Part part) {
    if (part.isFlag()) {
      return part.flag() ? Integer.MAX_VALUE : 0;
    }
    return part.whole(1, Integer.MAX_VALUE);
  }

  private Map<String, String> texts(Marking marking) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String field : marking.fragments().keySet()) {
      String text = marking.anywhere() ? marked.all() : marked.of(field);
      if (!text.isEmpty()) {
        texts.put(field, text);
      }
    }
    return texts;
  }
}

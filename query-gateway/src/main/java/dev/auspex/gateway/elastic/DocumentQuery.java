package dev.auspex.gateway.elastic;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.documents.embed.Vector;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which documents match, and how well: what a client may say that writes its own query tree. Every
 * field is one of the schema, and of a kind and with flags that fit its place.
 */
public sealed interface DocumentQuery {
  /** Every document, each with score 1. */
  record Everything() implements DocumentQuery {}

  /**
   * What its parts say together. Without {@code must} and {@code filter}, at least one of {@code
   * should} has to match.
   *
   * @param must have to match, and count
   * @param should count where they match
   * @param filter have to match, and do not count
   * @param mustNot must not match
   * @param least how many of {@code should} have to match; null for the usual number
   */
  record Bool(
      List<DocumentQuery> must,
      List<DocumentQuery> should,
      List<DocumentQuery> filter,
      List<DocumentQuery> mustNot,
      @Nullable Least least)
      implements DocumentQuery {
    /** Copies the lists. */
    public Bool {
      must = List.copyOf(must);
      should = List.copyOf(should);
      filter = List.copyOf(filter);
      mustNot = List.copyOf(mustNot);
    }
  }

  /** The best of {@code parts}, and {@code tieBreaker} (0 to 1) times the scores of the others. */
  record Best(List<DocumentQuery> parts, double tieBreaker) implements DocumentQuery {
    /** Copies {@code parts}. */
    public Best {
      parts = List.copyOf(parts);
    }
  }

  /** The same matches, whose scores are multiplied by {@code factor}, 0 or more. */
  record Boosted(DocumentQuery query, double factor) implements DocumentQuery {}

  /** What matches {@code filter}, each with score {@code score}, 0 or more. */
  record Constant(DocumentQuery filter, double score) implements DocumentQuery {}

  /** The words of {@code text} in the analysed {@code field}. */
  record Words(String field, String text, Matching matching) implements DocumentQuery {}

  /**
   * The words of {@code text} wherever they are in {@code fields}, analysed ones, as if these were
   * one field; fields of another analysis are looked into by themselves, and the best counts.
   */
  record WordsAcross(List<WeightedField> fields, String text, Matching matching, double tieBreaker)
      implements DocumentQuery {
    /** Copies {@code fields}. */
    public WordsAcross {
      fields = List.copyOf(fields);
    }
  }

  /** The words of {@code text} in their order, at most {@code slop} places apart. */
  record Phrase(String field, String text, int slop) implements DocumentQuery {}

  /** A value or term of {@code field} is {@code value}. */
  record Term(String field, FilterValue value, boolean anyCase) implements DocumentQuery {}

  /** A value or term of {@code field} is one of {@code values}, at least one; each scores 1. */
  record Terms(String field, List<FilterValue> values) implements DocumentQuery {
    /** Copies {@code values}. */
    public Terms {
      values = List.copyOf(values);
    }
  }

  /** A value of the keyword {@code field} begins with {@code begin}; each scores 1. */
  record Prefix(String field, String begin, boolean anyCase) implements DocumentQuery {}

  /** {@code field} has a value; each scores 1. */
  record Present(String field) implements DocumentQuery {}

  /** The documents that clients call {@code ids}; each scores 1. */
  record Ids(List<String> ids) implements DocumentQuery {
    /** Copies {@code ids}. */
    public Ids {
      ids = List.copyOf(ids);
    }
  }

  /** What {@code filter} lets through; each scores 1. */
  record Where(Filter filter) implements DocumentQuery {}

  /**
   * The {@code k} documents whose vectors in {@code field} are nearest to {@code vector}.
   *
   * @param candidates how many the graph search looks at, at least {@code k}, at most 10,000
   * @param least what the engine's similarity of a vector must be; null for any
   * @param boost what the scores are multiplied by, 0 or more
   * @param filter which documents take part; empty for all
   */
  record Nearest(
      String field,
      Vector vector,
      int k,
      int candidates,
      @Nullable Double least,
      double boost,
      List<DocumentQuery> filter)
      implements DocumentQuery {
    /** Copies {@code filter}. */
    public Nearest {
      filter = List.copyOf(filter);
    }
  }

  /**
   * How many of the words have to match.
   *
   * @param all whether all have to; otherwise one
   * @param least how many, in place of one; null where nothing is said
   * @param everythingForNone whether a text without words matches every document, not none
   */
  record Matching(boolean all, @Nullable Least least, boolean everythingForNone) {
    /** One of the words, as usual. */
    public static final Matching ANY = new Matching(false, null, false);
  }

  /**
   * How many optional parts have to match: so many, or where {@code percent}, so many of a hundred;
   * a negative number is how many may be missing.
   */
  record Least(int number, boolean percent) {
    String text() {
      return percent ? number + "%" : Integer.toString(number);
    }
  }
}

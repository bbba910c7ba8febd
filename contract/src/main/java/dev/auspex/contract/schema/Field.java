package dev.auspex.contract.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One declared field.
 *
 * @param name what clients call it; 1 to 64 characters of {@code a-z}, {@code 0-9} and underscore,
 *     starting with a letter
 * @param kind its type
 * @param list whether a document may have several values; else one or none
 * @param searchable whether the term channel looks into it; only {@link FieldKind#TEXT} and {@link
 *     FieldKind#KEYWORD}
 * @param weight how much a match here counts against other searchable fields; greater than 0, at
 *     most 100; 1 where the tenant says nothing
 * @param filterable whether searches and embedded filters may name it; exact kinds and points
 * @param sortable whether hits may be sorted by it; exact kinds and points, not lists
 * @param facetable whether hits may be counted by its values; exact kinds
 * @param suggest whether its values are offered as completions; text and keyword
 * @param feature whether ranking may read its value; exact kinds and points
 * @param language of a text; null where the tenant says nothing, and for all other kinds
 * @param dimensions length of a vector, 1 to 4096; exactly for {@link FieldKind#VECTOR}
 * @param similarity how near two vectors are; exactly for {@link FieldKind#VECTOR}
 * @param embedding how a vector is made; null where the client sends it, and for all other kinds
 * @param flattening how the value is computed from a list of objects; null where the client sends
 *     it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Field(
    String name,
    FieldKind kind,
    boolean list,
    boolean searchable,
    double weight,
    boolean filterable,
    boolean sortable,
    boolean facetable,
    boolean suggest,
    boolean feature,
    @Nullable Language language,
    @Nullable Integer dimensions,
    @Nullable Similarity similarity,
    @Nullable Embedding embedding,
    @Nullable Flattening flattening) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** Name reserved for the identifier of a document. */
  public static final String ID = "id";

  /** What names begin with that Auspex keeps for itself. */
  public static final String RESERVED = "auspex_";

  /** Whether {@code name} could name a field. {@value #ID} is taken by the document itself. */
  public static boolean isValidName(String name) {
    return NAME.matcher(name).matches() && !name.equals(ID) && !name.startsWith(RESERVED);
  }

  /** A field that is stored and returned, but not searched. */
  public static Field stored(String name, FieldKind kind) {
    return new Builder(name, kind).build();
  }

  /** A field that the term channel searches. */
  public static Field searchable(String name, FieldKind kind, double weight) {
    return new Builder(name, kind).searchable(true).weight(weight).build();
  }

  /** A stored field that filters may name. */
  public static Field filterable(String name, FieldKind kind) {
    return new Builder(name, kind).filterable(true).build();
  }

  /** A vector computed from other fields, near by cosine. */
  public static Field vector(String name, Embedding embedding) {
    return new Builder(name, FieldKind.VECTOR)
        .vector(embedding.dimensions(), Similarity.COSINE)
        .embedding(embedding)
        .build();
  }

  /** A vector that clients send. */
  public static Field vector(String name, int dimensions, Similarity similarity) {
    return new Builder(name, FieldKind.VECTOR).vector(dimensions, similarity).build();
  }

  /** Starts a field that is stored and nothing else, with weight 1. */
  public static Builder builder(String name, FieldKind kind) {
    return new Builder(name, kind);
  }

  /** Whether the gateway computes the value, so that no client sends it. */
  public boolean computed() {
    return embedding != null || flattening != null;
  }

  /** The same field whose values are no completions. */
  public Field withoutSuggest() {
    return builder(name, kind)
        .list(list)
        .searchable(searchable)
        .weight(weight)
        .filterable(filterable)
        .sortable(sortable)
        .facetable(facetable)
        .feature(feature)
        .language(language)
        .vector(dimensions, similarity)
        .embedding(embedding)
        .flattening(flattening)
        .build();
  }

  /** The length of this vector; {@link NullPointerException} for a field of another kind. */
  public int vectorDimensions() {
    return Objects.requireNonNull(dimensions, name);
  }

  /** Says one thing of a field after the other; for one thread. */
  public static final class Builder {
    private final String name;
    private final FieldKind kind;
    private boolean list;
    private boolean searchable;
    private double weight = 1;
    private boolean filterable;
    private boolean sortable;
    private boolean facetable;
    private boolean suggest;
    private boolean feature;
    private @Nullable Language language;
    private @Nullable Integer dimensions;
    private @Nullable Similarity similarity;
    private @Nullable Embedding embedding;
    private @Nullable Flattening flattening;

    private Builder(String name, FieldKind kind) {
      this.name = name;
      this.kind = kind;
    }

    /** See {@link Field#list}. */
    public Builder list(boolean several) {
      list = several;
      return this;
    }

    /** See {@link Field#searchable}. */
    public Builder searchable(boolean yes) {
      searchable = yes;
      return this;
    }

    /** See {@link Field#weight}. */
    public Builder weight(double factor) {
      weight = factor;
      return this;
    }

    /** See {@link Field#filterable}. */
    public Builder filterable(boolean yes) {
      filterable = yes;
      return this;
    }

    /** See {@link Field#sortable}. */
    public Builder sortable(boolean yes) {
      sortable = yes;
      return this;
    }

    /** See {@link Field#facetable}. */
    public Builder facetable(boolean yes) {
      facetable = yes;
      return this;
    }

    /** See {@link Field#suggest}. */
    public Builder suggest(boolean yes) {
      suggest = yes;
      return this;
    }

    /** See {@link Field#feature}. */
    public Builder feature(boolean yes) {
      feature = yes;
      return this;
    }

    /** See {@link Field#language}. */
    public Builder language(@Nullable Language spoken) {
      language = spoken;
      return this;
    }

    /** See {@link Field#dimensions} and {@link Field#similarity}. */
    public Builder vector(@Nullable Integer length, @Nullable Similarity nearness) {
      dimensions = length;
      similarity = nearness;
      return this;
    }

    /** See {@link Field#embedding}. */
    public Builder embedding(@Nullable Embedding made) {
      embedding = made;
      return this;
    }

    /** See {@link Field#flattening}. */
    public Builder flattening(@Nullable Flattening computed) {
      flattening = computed;
      return this;
    }

    /** The field; whether it makes sense in a schema, {@link Schema#check} says. */
    public Field build() {
      return new Field(
          name,
          kind,
          list,
          searchable,
          weight,
          filterable,
          sortable,
          facetable,
          suggest,
          feature,
          language,
          dimensions,
          similarity,
          embedding,
          flattening);
    }
  }
}

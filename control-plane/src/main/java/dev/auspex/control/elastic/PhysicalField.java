package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch._types.mapping.DenseVectorIndexOptionsType;
import co.elastic.clients.elasticsearch._types.mapping.DenseVectorSimilarity;
import co.elastic.clients.elasticsearch._types.mapping.IndexOptions;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.Similarity;
import java.util.Objects;

/**
 * What must be equal for two properties to hold and find the same: the type, and for vectors their
 * length and similarity. Settings that Elasticsearch fills in by itself are no part of it.
 *
 * @param type Elasticsearch's name of the type
 * @param detail further settings in a fixed order; empty for most types
 */
record PhysicalField(String type, String detail) {
  static final String ANALYZER = "standard";
  static final String TERM_ANALYZER = "whitespace";

  /** Three signs for the home, one for what begins so, and one that was typed. */
  private static final int SHORTEST_PREFIX = 5;

  /** The engine's limit; what is longer is few terms. */
  private static final int LONGEST_PREFIX = 19;

  static final String DATE_FORMAT = "strict_date_optional_time";

  /** What a declared field becomes. */
  static Property property(Field field) {
    return switch (field.kind()) {
      case TEXT -> Property.of(p -> p.text(t -> t.analyzer(ANALYZER)));
      case KEYWORD -> Property.of(p -> p.keyword(k -> k));
      case INTEGER -> Property.of(p -> p.integer(n -> n));
      case LONG -> Property.of(p -> p.long_(n -> n));
      case DOUBLE -> Property.of(p -> p.double_(n -> n));
      case BOOLEAN -> Property.of(p -> p.boolean_(b -> b));
      case DATE -> Property.of(p -> p.date(d -> d.format(DATE_FORMAT)));
      case GEO_POINT -> Property.of(p -> p.geoPoint(g -> g));
      case VECTOR ->
          Property.of(
              p ->
                  p.denseVector(
                      v ->
                          v.dims(field.vectorDimensions())
                              .index(true)
                              .similarity(similarity(Objects.requireNonNull(field.similarity())))
                              .indexOptions(o -> o.type(DenseVectorIndexOptionsType.Hnsw))));
      // Kept as it came; the fields flattened from it are looked into instead.
      case OBJECT_LIST -> Property.of(p -> p.object(o -> o.enabled(false)));
    };
  }

  /** Text as it was sent, for replies and models; what is looked for are its {@link #terms}. */
  static Property keptText() {
    return Property.of(p -> p.text(t -> t.index(false)));
  }

  /** Terms with a space between two. */
  static Property terms() {
    return Property.of(p -> p.text(t -> t.analyzer(TERM_ANALYZER)));
  }

  /** What may be typed for a value; found by how one of its terms begins. */
  static Property starts() {
    return Property.of(
        p ->
            p.text(
                t ->
                    t.analyzer(TERM_ANALYZER)
                        .norms(false)
                        .indexOptions(IndexOptions.Docs)
                        .indexPrefixes(
                            prefixes ->
                                prefixes.minChars(SHORTEST_PREFIX).maxChars(LONGEST_PREFIX))));
  }

  /** One form of a value, to tell those that read the same. */
  static Property whole() {
    return Property.of(p -> p.keyword(k -> k));
  }

  private static DenseVectorSimilarity similarity(Similarity similarity) {
    return switch (similarity) {
      case COSINE -> DenseVectorSimilarity.Cosine;
      // Elasticsearch's dot_product is only for vectors of length 1.
      case DOT_PRODUCT -> DenseVectorSimilarity.MaxInnerProduct;
      case EUCLIDEAN -> DenseVectorSimilarity.L2Norm;
    };
  }

  static PhysicalField of(Field field) {
    return of(property(field));
  }

  /** What Elasticsearch says it has. */
  static PhysicalField of(Property property) {
    String type = property._kind().jsonValue();
    String detail =
        switch (property._kind()) {
          case Text ->
              Boolean.FALSE.equals(property.text().index())
                  ? "not indexed"
                  : Objects.requireNonNullElse(property.text().analyzer(), ANALYZER)
                      + (property.text().indexPrefixes() == null ? "" : ", by beginnings");
          case Date -> String.valueOf(property.date().format());
          case DenseVector ->
              "dims %s, similarity %s, index %s, %s"
                  .formatted(
                      property.denseVector().dims(),
                      name(property.denseVector().similarity()),
                      property.denseVector().index(),
                      property.denseVector().indexOptions() == null
                          ? "no options"
                          : property.denseVector().indexOptions().type().jsonValue());
          case Object -> "enabled %s".formatted(!Boolean.FALSE.equals(property.object().enabled()));
          default -> "";
        };
    return new PhysicalField(type, detail);
  }

  private static String name(DenseVectorSimilarity similarity) {
    return similarity == null ? "none" : similarity.jsonValue();
  }

  @Override
  public String toString() {
    return detail.isEmpty() ? type : "%s (%s)".formatted(type, detail);
  }
}

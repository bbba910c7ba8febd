package dev.auspex.gateway.compatible;

import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.documents.embed.Vector;
import dev.auspex.gateway.elastic.DocumentQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads searches for neighbours, as queries and beside one. */
final class VectorQueries {
  private static final int USUAL_K = 10;
  private static final int MOST_K = 1_000;
  private static final int MOST_CANDIDATES = 10_000;
  private static final String[] MEMBERS = {
    "field",
    "query_vector",
    "query_vector_builder",
    "k",
    "num_candidates",
    "similarity",
    "filter",
    "boost"
  };

  /** Reads a filter that stands so deep. */
  interface Filters {
    DocumentQuery read(Part filter, int depth);
  }

  private final SchemaFields fields;
  private final QueryLimits limits;
  private final QueryEmbedding embedding;
  private final Filters filters;

  VectorQueries(
      SchemaFields fields, QueryLimits limits, QueryEmbedding embedding, Filters filters) {
    this.fields = fields;
    this.limits = limits;
    this.embedding = embedding;
    this.filters = filters;
  }

  /**
   * A search for neighbours, as a query or beside one.
   *
   * @param depth how deep its filters stand
   */
  DocumentQuery.Nearest nearest(Part body, int depth) {
    body.only(MEMBERS);
    limits.neighbours(body);
    Part name = body.need("field");
    Field field =
        fields.find(name, name.text(), each -> each.kind() == FieldKind.VECTOR, "of kind vector");
    int k = body.find("k").map(part -> part.whole(1, MOST_K)).orElse(USUAL_K);
    int candidates =
        body.find("num_candidates")
            .map(part -> part.whole(k, MOST_CANDIDATES))
            .orElse(Math.min(MOST_CANDIDATES, Math.max(k, (int) (1.5 * k))));
    @Nullable Double least =
        body.find("similarity")
            .map(part -> part.number(-Float.MAX_VALUE, Float.MAX_VALUE))
            .orElse(null);
    List<DocumentQuery> filter = new ArrayList<>();
    body.find("filter")
        .ifPresent(
            parts ->
                parts
                    .oneOrMore(QueryLimits.MOST_CLAUSES)
                    .forEach(part -> filter.add(filters.read(part, depth))));
    return new DocumentQuery.Nearest(
        field.name(), vector(body, field), k, candidates, least, QueryReader.boost(body), filter);
  }

  private Vector vector(Part body, Field field) {
    boolean given = body.find("query_vector").isPresent();
    if (given == body.find("query_vector_builder").isPresent()) {
      throw body.wrong("query_vector or query_vector_builder");
    }
    return given
        ? given(body.need("query_vector"), field)
        : embedded(body.need("query_vector_builder"), field);
  }

  private static Vector given(Part part, Field field) {
    int dimensions = field.vectorDimensions();
    List<Part> numbers = part.items(dimensions);
    if (numbers.size() != dimensions) {
      throw part.wrong(
          "%d numbers, as '%s' has, but there are %d"
              .formatted(dimensions, field.name(), numbers.size()));
    }
    float[] values = new float[dimensions];
    double squares = 0;
    for (int i = 0; i < dimensions; i++) {
      values[i] = (float) numbers.get(i).number(-Float.MAX_VALUE, Float.MAX_VALUE);
      squares += (double) values[i] * values[i];
    }
    if (field.similarity() == Similarity.COSINE && !((float) squares > 0)) {
      throw part.wrong("a vector with a direction, but its length is 0");
    }
    return Vector.of(values);
  }

  private Vector embedded(Part builder, Field field) {
    builder.only("text_embedding");
    Part text = builder.need("text_embedding").only("model_id", "model_text");
    Embedding made = field.embedding();
    if (made == null) {
      throw builder.wrong(
          "query_vector, because clients send the vectors of '%s'".formatted(field.name()));
    }
    text.find("model_id")
        .filter(model -> !model.text().equals(made.model()))
        .ifPresent(
            model -> {
              throw model.wrong(
                  "nothing or '%s', which makes the vectors of '%s'"
                      .formatted(made.model(), field.name()));
            });
    Part words = text.need("model_text");
    limits.text(words, words.text(), 1);
    if (words.text().isBlank()) {
      throw words.wrong("some words, but it is blank");
    }
    return embedding.of(made, words.text());
  }
}

package dev.auspex.gateway.elastic;

import dev.auspex.documents.embed.Vector;
import java.util.List;

/** What a recall channel looks for. */
public sealed interface ChannelQuery {
  /** Every document. */
  record Everything() implements ChannelQuery {}

  /**
   * Documents with the words of {@code text}.
   *
   * @param text normalised; not blank
   * @param prose analysed fields; together with {@code exact} at least one
   * @param exact keyword fields
   */
  record Words(String text, List<WeightedField> prose, List<WeightedField> exact)
      implements ChannelQuery {
    /** Copies the lists. */
    public Words {
      prose = List.copyOf(prose);
      exact = List.copyOf(exact);
      if (prose.isEmpty() && exact.isEmpty()) {
        throw new IllegalArgumentException("words must be looked for in at least one field");
      }
    }
  }

  /** Documents whose vector in {@code field} is nearest to {@code vector} by cosine. */
  record Nearest(String field, Vector vector) implements ChannelQuery {}

  /** A field and how much a match in it counts; {@code weight} above 0. */
  record WeightedField(String name, double weight) {}
}

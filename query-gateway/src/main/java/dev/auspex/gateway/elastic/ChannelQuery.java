package dev.auspex.gateway.elastic;

import dev.auspex.documents.embed.Vector;
import dev.auspex.rewriting.Rewriting;
import dev.auspex.rewriting.term.TermGroup;
import java.util.List;
import java.util.Map;

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
   * @param terms the same text in the terms of each analysis, by its name; one that is not among
   *     them cuts the text itself
   * @param alsoWords what stands for words of the text, among exact values, and what it counts
   */
  record Words(
      String text,
      List<WeightedField> prose,
      List<WeightedField> exact,
      Map<String, List<TermGroup>> terms,
      List<WeightedWords> alsoWords)
      implements ChannelQuery {
    /** Copies the collections. */
    public Words {
      prose = List.copyOf(prose);
      exact = List.copyOf(exact);
      terms = Map.copyOf(terms);
      alsoWords = List.copyOf(alsoWords);
      if (prose.isEmpty() && exact.isEmpty()) {
        throw new IllegalArgumentException("words must be looked for in at least one field");
      }
    }

    /** The text as it is. */
    public Words(String text, List<WeightedField> prose, List<WeightedField> exact) {
      this(text, prose, exact, Map.of(), List.of());
    }
  }

  /** Documents whose vector in {@code field} is nearest to {@code vector} by cosine. */
  record Nearest(String field, Vector vector) implements ChannelQuery {}

  /** The documents that clients call so, at least one. */
  record Documents(List<String> ids) implements ChannelQuery {
    /** Copies {@code ids}. */
    public Documents {
      ids = List.copyOf(ids);
    }
  }

  /**
   * What {@code query} finds, some of it with a higher or lower score.
   *
   * @param query finds by words or everything
   * @param prose analysed fields, in which a boost by words looks
   */
  record Boosted(ChannelQuery query, List<Rewriting.Boost> boosts, List<WeightedField> prose)
      implements ChannelQuery {
    /** Copies the lists. */
    public Boosted {
      boosts = List.copyOf(boosts);
      prose = List.copyOf(prose);
    }
  }

  /** A field and how much a match in it counts; {@code weight} above 0. */
  record WeightedField(String name, double weight) {}

  /** Words, normalised, and what a match of them counts; {@code weight} above 0, at most 1. */
  record WeightedWords(String words, double weight) {}
}

package dev.auspex.gateway.search.recall;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.ChannelKind;
import dev.auspex.contract.snapshot.RankingProfile.RecallChannel;
import dev.auspex.documents.embed.Embedder;
import dev.auspex.documents.embed.TextVectors;
import dev.auspex.gateway.elastic.ChannelQuery;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedField;
import dev.auspex.gateway.elastic.ChannelQuery.WeightedWords;
import dev.auspex.gateway.elastic.EngineSearch;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import dev.auspex.rewriting.Rewriting;
import dev.auspex.rewriting.term.TermGroup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entry of this stage. */
@Singleton
public class Recall {
  /** In the reply where the query could not be embedded in time. */
  static final String VECTOR_UNAVAILABLE = "vector-unavailable";

  private static final Logger LOG = LoggerFactory.getLogger(Recall.class);

  private final Embedder embedder;

  /** Embeds queries with {@code embedder}. */
  public Recall(Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Plans the channels of the bundle's profile.
   *
   * @param embedding deadline of embedding the query; past it, the vector channel is left out
   * @throws ApiProblem {@link ProblemType#MODEL_SERVER_UNAVAILABLE} where vectors are the only way
   *     to find anything in this index and none can be made
   */
  public RecallPlan plan(RewrittenQuery query, Bundle bundle, Deadline embedding) {
    Channels channels = new Channels(query, bundle.schema());
    for (RecallChannel channel : bundle.ranking().channels()) {
      if (query.isEmpty()) {
        channels.everything(channel);
      } else {
        switch (channel.kind()) {
          case TERM -> channels.words(channel);
          case VECTOR -> channels.nearest(channel, embedding);
        }
      }
    }
    return channels.plan();
  }

  /**
   * The one channel of a sorted search: everything that the words match, and nothing that is merely
   * near.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} where the index has no field to look for
   *     words in
   */
  public RecallPlan matches(RewrittenQuery query, Schema schema) {
    Channels channels = new Channels(query, schema);
    RecallChannel all = new RecallChannel(ChannelKind.TERM, 1, 1);
    if (query.isEmpty()) {
      channels.everything(all);
    } else {
      channels.words(all);
    }
    if (channels.planned.isEmpty()) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(
              new Violation(
                  "sort",
                  "relevance alone, because no field of this index is searchable by words")));
    }
    return channels.plan();
  }

  private final class Channels {
    private final RewrittenQuery query;
    private final Schema schema;
    private final List<EngineSearch.Channel> planned = new ArrayList<>();
    private final List<String> degraded = new ArrayList<>();
    private Duration took = Duration.ZERO;
    private int vectorQuota;

    Channels(RewrittenQuery query, Schema schema) {
      this.query = query;
      this.schema = schema;
    }

    /** All documents once, whatever the channels are: there is nothing to be near to. */
    void everything(RecallChannel channel) {
      int quota = channel.quota();
      if (!planned.isEmpty()) {
        quota = Math.max(quota, planned.removeFirst().quota());
      }
      planned.add(term(1, quota, boosted(new ChannelQuery.Everything())));
    }

    void words(RecallChannel channel) {
      List<WeightedField> prose = searchable(FieldKind.TEXT);
      List<WeightedField> exact = searchable(FieldKind.KEYWORD);
      if (!prose.isEmpty() || !exact.isEmpty()) {
        planned.add(
            term(
                channel.weight(),
                channel.quota(),
                boosted(
                    new ChannelQuery.Words(
                        query.text(), prose, exact, groups(query.made()), also(query.made())))));
      }
    }

    /** The first declared vector field: one model reads the query. */
    void nearest(RecallChannel channel, Deadline deadline) {
      vectorQuota = channel.quota();
      if (schema.embeddedFields().isEmpty()) {
        return;
      }
      Field field = schema.embeddedFields().getFirst();
      Embedding embedding = field.embedding();
      if (embedding == null) {
        throw new IllegalStateException("vector field without embedding: " + field.name());
      }
      long start = System.nanoTime();
      TextVectors vectors =
          embedder.embed(embedding, List.of(query.text()), Embedder.Purpose.QUERY, deadline);
      took = Duration.ofNanos(System.nanoTime() - start);
      switch (vectors) {
        case TextVectors.Made made ->
            planned.add(
                new EngineSearch.Channel(
                    ChannelKind.VECTOR.wireName(),
                    channel.weight(),
                    channel.quota(),
                    new ChannelQuery.Nearest(field.name(), made.vectors().getFirst())));
        case TextVectors.Failed failed -> {
          degraded.add(VECTOR_UNAVAILABLE);
          LOG.atDebug()
              .addKeyValue("channel", "vector")
              .addKeyValue("model", embedding.model())
              .log("recall channel left out: {}", failed.reason());
        }
      }
    }

    RecallPlan plan() {
      if (planned.isEmpty()) {
        // The profile has no term channel, or nothing to search in. Words are better than nothing.
        words(new RecallChannel(ChannelKind.TERM, 1, Math.max(1, vectorQuota)));
      }
      if (planned.isEmpty()) {
        throw ApiProblem.of(
            ProblemType.MODEL_SERVER_UNAVAILABLE,
            "This index is found by vectors alone, and the query cannot be embedded now");
      }
      return new RecallPlan(planned, degraded, took);
    }

    private EngineSearch.Channel term(double weight, int quota, ChannelQuery looking) {
      return new EngineSearch.Channel(ChannelKind.TERM.wireName(), weight, quota, looking);
    }

    private ChannelQuery boosted(ChannelQuery looking) {
      List<Rewriting.Boost> boosts = query.made().boosts();
      return boosts.isEmpty()
          ? looking
          : new ChannelQuery.Boosted(looking, boosts, searchable(FieldKind.TEXT));
    }

    private List<WeightedField> searchable(FieldKind kind) {
      return schema.searchableFields().stream()
          .filter(field -> field.kind() == kind)
          .map(field -> new WeightedField(field.name(), field.weight()))
          .toList();
    }
  }

  private static Map<String, List<TermGroup>> groups(Rewriting made) {
    Map<String, List<TermGroup>> groups = new HashMap<>();
    made.terms().forEach((analysis, terms) -> groups.put(analysis, terms.groups()));
    return groups;
  }

  private static List<WeightedWords> also(Rewriting made) {
    return made.alsoWords().stream()
        .map(words -> new WeightedWords(words.getKey(), words.getValue()))
        .toList();
  }
}

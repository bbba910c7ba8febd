package dev.auspex.modelserver.model;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.modelserver.batch.InferenceQueue;
import dev.auspex.modelserver.runtime.Embedding;
import dev.auspex.modelserver.runtime.Tokens;
import dev.auspex.modelserver.runtime.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Embeds and scores. Each text of a request is encoded at most once, however often it occurs. */
public final class ModelService {
  private final Map<Weights, InferenceQueue> queues;
  private final EmbeddingCache cache;

  /** Uses {@code queues}, one per weights; the caller closes them. */
  public ModelService(Map<Weights, InferenceQueue> queues, EmbeddingCache cache) {
    this.queues = Map.copyOf(queues);
    this.cache = cache;
  }

  /**
   * Embeds {@code texts}; an empty text is a text too.
   *
   * @return one embedding per text, in their order
   * @throws ApiProblem {@link ProblemType#OVERLOADED} or {@link ProblemType#DEADLINE_EXCEEDED}
   */
  public List<Embedding> embed(
      Model.Embedder model, InputType inputType, List<String> texts, Deadline deadline) {
    List<EmbeddingCache.Key> keys = new ArrayList<>(texts.size());
    for (String text : texts) {
      keys.add(new EmbeddingCache.Key(model.weights(), inputType, text));
    }
    return embeddings(model.weights(), keys, deadline);
  }

  /**
   * Scores each document against {@code query}.
   *
   * @return one cosine per document, in their order; finite, -1 to 1
   * @throws ApiProblem {@link ProblemType#OVERLOADED} or {@link ProblemType#DEADLINE_EXCEEDED}
   */
  public Scores score(
      Model.Reranker model, String query, List<String> documents, Deadline deadline) {
    Weights weights = model.weights();
    List<EmbeddingCache.Key> keys = new ArrayList<>(documents.size() + 1);
    keys.add(new EmbeddingCache.Key(weights, InputType.QUERY, query));
    for (String document : documents) {
      keys.add(new EmbeddingCache.Key(weights, InputType.DOCUMENT, document));
    }
    List<Embedding> embeddings = embeddings(weights, keys, deadline);
    Embedding queryEmbedding = embeddings.getFirst();
    float[] scores = new float[documents.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = queryEmbedding.cosine(embeddings.get(i + 1));
    }
    return new Scores(scores);
  }

  private List<Embedding> embeddings(
      Weights weights, List<EmbeddingCache.Key> keys, Deadline deadline) {
    if (deadline.passed()) {
      throw ApiProblem.of(ProblemType.DEADLINE_EXCEEDED, "The request came without time left");
    }
    Map<EmbeddingCache.Key, Embedding> known = new LinkedHashMap<>();
    List<EmbeddingCache.Key> unknown = new ArrayList<>();
    for (EmbeddingCache.Key key : new LinkedHashSet<>(keys)) {
      Optional<Embedding> kept = cache.find(key);
      if (kept.isPresent()) {
        known.put(key, kept.get());
      } else {
        unknown.add(key);
      }
    }
    InferenceQueue queue = queue(weights);
    List<Tokens> tokens = new ArrayList<>(unknown.size());
    for (EmbeddingCache.Key key : unknown) {
      tokens.add(queue.tokenize(prefix(weights, key.inputType()) + key.text()));
    }
    List<Embedding> encoded = queue.encode(tokens, deadline);
    for (int i = 0; i < encoded.size(); i++) {
      cache.keep(unknown.get(i), encoded.get(i));
      known.put(unknown.get(i), encoded.get(i));
    }
    List<Embedding> answer = new ArrayList<>(keys.size());
    for (EmbeddingCache.Key key : keys) {
      answer.add(known.get(key));
    }
    return List.copyOf(answer);
  }

  private InferenceQueue queue(Weights weights) {
    InferenceQueue queue = queues.get(weights);
    if (queue == null) {
      throw new IllegalStateException(weights.id() + " is not loaded");
    }
    return queue;
  }

  private static String prefix(Weights weights, InputType inputType) {
    return switch (inputType) {
      case QUERY -> weights.queryPrefix();
      case DOCUMENT -> "";
    };
  }
}

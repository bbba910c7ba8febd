package dev.auspex.modelserver.model;

import dev.auspex.modelserver.runtime.Weights;

/** A model that clients can name: weights, and what is asked of them. */
public sealed interface Model {
  /** The version of every model; the weights come with the release. */
  String VERSION = "1";

  /** What clients call it. */
  String name();

  /** What it runs on; two models may share them. */
  Weights weights();

  /** Answers the embedding of each text. */
  record Embedder(Weights weights) implements Model {
    @Override
    public String name() {
      return weights.id();
    }
  }

  /** Answers the cosine of query and document, -1 to 1, higher is better. */
  record Reranker(Weights weights) implements Model {
    @Override
    public String name() {
      return weights.id() + "-rerank";
    }
  }
}

package dev.auspex.ranking.rerank;

/** Why a search was answered from a lower rung than it asked for. */
public enum Degradation {
  /** No answer within the budget. */
  MODEL_TIMEOUT("model-timeout"),
  /** The model server cannot be reached, or cannot answer now. */
  MODEL_UNAVAILABLE("model-unavailable"),
  /** The model server refused, or its answer cannot be used. */
  MODEL_REJECTED("model-rejected");

  private final String id;

  Degradation(String id) {
    this.id = id;
  }

  /** The word for it in replies, logs and counters. */
  public String id() {
    return id;
  }
}

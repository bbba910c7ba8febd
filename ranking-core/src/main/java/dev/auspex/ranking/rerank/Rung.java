package dev.auspex.ranking.rerank;

/** What the order of a reply comes from. */
public enum Rung {
  /** The model's scores order the top. */
  MODEL("model"),
  /** The fused order of the channels. */
  FIRST_STAGE("first-stage");

  private final String id;

  Rung(String id) {
    this.id = id;
  }

  /** The word for it in replies. */
  public String id() {
    return id;
  }
}

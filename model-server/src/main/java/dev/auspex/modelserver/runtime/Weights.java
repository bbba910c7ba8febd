package dev.auspex.modelserver.runtime;

/**
 * The weights that this server ships; all are int8 bi-encoders. Each has one session and one queue.
 */
public enum Weights {
  /** all-MiniLM-L6-v2: English, 384 dimensions. */
  MINILM("minilm", "all-minilm-l6-v2-q", 384, Pooling.MEAN, ""),
  /**
   * bge-small-zh-v1.5: Chinese, 512 dimensions. Its authors trained queries with this instruction
   * in front ("make a representation of this sentence for retrieving related articles").
   */
  BGE_SMALL_ZH(
      "bge-small-zh", "bge-small-zh-v1.5-q", 512, Pooling.FIRST_TOKEN, "为这个句子生成表示以用于检索相关文章：");

  private final String id;
  private final String resource;
  private final int dimensions;
  private final Pooling pooling;
  private final String queryPrefix;

  Weights(String id, String resource, int dimensions, Pooling pooling, String queryPrefix) {
    this.id = id;
    this.resource = resource;
    this.dimensions = dimensions;
    this.pooling = pooling;
    this.queryPrefix = queryPrefix;
  }

  /** The name in the API, in metrics and in thread names. */
  public String id() {
    return id;
  }

  /** The length of every embedding. */
  public int dimensions() {
    return dimensions;
  }

  /** What stands in front of a query, not of a document; may be empty. */
  public String queryPrefix() {
    return queryPrefix;
  }

  Pooling pooling() {
    return pooling;
  }

  String modelResource() {
    return "/" + resource + ".onnx";
  }

  String tokenizerResource() {
    return "/" + resource + "-tokenizer.json";
  }
}

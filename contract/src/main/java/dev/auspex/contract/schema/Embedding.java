package dev.auspex.contract.schema;

import java.util.List;

/**
 * How a vector field is computed: the source fields' text is joined in this order and embedded by
 * the model. Models answer vectors of length 1.
 *
 * @param model name of an embedding model on the model server
 * @param dimensions length of its vectors, 1 to 4096
 * @param sources names of text or keyword fields of the same schema; at least one
 */
public record Embedding(String model, int dimensions, List<String> sources) {
  /** Copies {@code sources}. */
  public Embedding {
    sources = List.copyOf(sources);
  }
}

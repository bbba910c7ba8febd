package dev.auspex.documents.embed;

import dev.auspex.contract.Deadline;
import dev.auspex.contract.schema.Embedding;
import java.util.List;

/** Turns text into vectors. */
public interface Embedder {
  /** What a text is; some models put a prefix before queries. */
  enum Purpose {
    /** A few words that somebody typed. */
    QUERY,
    /** What shall be found. */
    DOCUMENT
  }

  /**
   * Embeds {@code texts} in one call.
   *
   * @param embedding the model and the length of its vectors
   * @param texts at least one, none blank
   * @param deadline after which nobody reads the answer
   * @return never null, at the deadline at the latest
   */
  TextVectors embed(Embedding embedding, List<String> texts, Purpose purpose, Deadline deadline);
}

package dev.auspex.documents.embed;

import java.util.List;

/** How embedding some texts ended. */
public sealed interface TextVectors {
  /** One vector per text, in the order of the texts, of the length that was asked for. */
  record Made(List<Vector> vectors) implements TextVectors {
    /** Copies {@code vectors}. */
    public Made {
      vectors = List.copyOf(vectors);
    }
  }

  /** No vectors. {@code reason} is for the log: it may name hosts. */
  record Failed(String reason) implements TextVectors {}
}

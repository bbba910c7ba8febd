package dev.auspex.gateway.model;

import java.util.List;

/** How embedding ended. */
public sealed interface Embedded {
  /** One vector per text, in the order of the texts, of the length that was asked for. */
  record Vectors(List<Vector> vectors) implements Embedded {
    /** Copies {@code vectors}. */
    public Vectors {
      vectors = List.copyOf(vectors);
    }
  }

  /** No vectors. {@code reason} is for the log: it may name hosts. */
  record Failed(String reason) implements Embedded {}
}

package dev.auspex.modelserver.runtime;

/**
 * How the vectors of the tokens become the vector of the text; fixed by how a model was trained.
 */
enum Pooling {
  /** The mean over all tokens. */
  MEAN,
  /** The vector of the first token. */
  FIRST_TOKEN
}

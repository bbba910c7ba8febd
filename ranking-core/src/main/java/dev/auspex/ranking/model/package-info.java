/**
 * Asks a model server for scores and embeddings over the Open Inference Protocol v2.
 *
 * <p>In: a model's name, texts and a {@link dev.auspex.contract.Deadline}. Out: a {@link
 * dev.auspex.ranking.model.Scoring} or an {@link dev.auspex.ranking.model.Embedding}, never an
 * exception and never later than the deadline; every value in it was checked. Next: {@link
 * dev.auspex.ranking.rerank}.
 */
@NullMarked
package dev.auspex.ranking.model;

import org.jspecify.annotations.NullMarked;

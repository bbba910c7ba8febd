package dev.auspex.plugin.fusion;

import dev.auspex.ranking.fusion.Contribution;
import java.util.List;

/** Makes fused documents for tests of the later rooms. */
public final class FusedDocs {
  private FusedDocs() {}

  /** A document that one channel brought. */
  public static FusedDoc of(int shard, int doc, int rank, float score) {
    return new FusedDoc(doc, score, shard, rank, List.of(new Contribution("term", rank, 1f)));
  }
}

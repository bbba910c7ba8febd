package dev.auspex.plugin.score;

import dev.auspex.plugin.fusion.FusedDoc;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.elasticsearch.search.rank.RankDoc;
import org.elasticsearch.search.rank.RankDoc.RankKey;
import org.jspecify.annotations.Nullable;

/**
 * The fused list, by document. Only the coordinating node has it: the phase that brings the texts
 * forgets ranks and scores.
 */
final class FirstStage {
  private final Map<RankKey, FusedDoc> docs;

  private FirstStage(Map<RankKey, FusedDoc> docs) {
    this.docs = docs;
  }

  static FirstStage of(RankDoc[] docs) {
    return new FirstStage(
        Arrays.stream(docs)
            .map(FusedDoc.class::cast)
            .collect(Collectors.toMap(FirstStage::key, Function.identity())));
  }

  int size() {
    return docs.size();
  }

  /** Null for a document that fusion did not bring. */
  @Nullable FusedDoc get(RankDoc doc) {
    return docs.get(key(doc));
  }

  private static RankKey key(RankDoc doc) {
    return new RankKey(doc.doc, doc.shardIndex);
  }
}

package dev.auspex.plugin.score;

import dev.auspex.plugin.request.Rerank;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.elasticsearch.TransportVersion;
import org.elasticsearch.client.internal.Client;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.search.rank.RankBuilder;
import org.elasticsearch.search.rank.RankDoc;
import org.elasticsearch.search.rank.context.QueryPhaseRankCoordinatorContext;
import org.elasticsearch.search.rank.context.QueryPhaseRankShardContext;
import org.elasticsearch.search.rank.context.RankFeaturePhaseRankCoordinatorContext;
import org.elasticsearch.search.rank.context.RankFeaturePhaseRankShardContext;
import org.elasticsearch.xcontent.XContentBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Tells Elasticsearch to run its rank-feature phase for the model stage. The query phase stays its
 * own: it already returns the fused order.
 */
public final class ModelRankBuilder extends RankBuilder {
  /** The name in the stream. */
  public static final String NAME = "auspex_model_stage";

  private final Rerank rerank;
  private final @Nullable Coordination coordination;

  ModelRankBuilder(int rankWindowSize, Rerank rerank, Coordination coordination) {
    super(rankWindowSize);
    this.rerank = rerank;
    this.coordination = coordination;
  }

  /** Reads what {@link #writeTo} wrote: the part that a shard needs. */
  public ModelRankBuilder(StreamInput in) throws IOException {
    super(in);
    this.rerank = new Rerank(in);
    this.coordination = null;
  }

  /** What only the coordinating node has, and never sends. */
  record Coordination(ModelStage stage, FirstStage firstStage) {}

  @Override
  protected void doWriteTo(StreamOutput out) throws IOException {
    rerank.writeTo(out);
  }

  @Override
  public String getWriteableName() {
    return NAME;
  }

  @Override
  public TransportVersion getMinimalSupportedVersion() {
    return TransportVersion.minimumCompatible();
  }

  @Override
  protected void doXContent(XContentBuilder json, Params params) throws IOException {
    rerank.toXContent(json, params);
  }

  @Override
  public boolean isCompoundBuilder() {
    return false;
  }

  @Override
  public Explanation explainHit(
      Explanation firstStage, @Nullable RankDoc doc, List<String> queryNames) {
    if (doc == null) {
      return firstStage;
    }
    boolean modelScored = doc.score != firstStage.getValue().floatValue();
    return Explanation.match(
        doc.score,
        modelScored
            ? "rank %d by the score of model [%s], after:".formatted(doc.rank, rerank.model())
            : "rank %d, first-stage score kept behind those of model [%s]:"
                .formatted(doc.rank, rerank.model()),
        firstStage);
  }

  @Override
  public @Nullable QueryPhaseRankShardContext buildQueryPhaseShardContext(
      List<Query> queries, int from) {
    return null;
  }

  @Override
  public @Nullable QueryPhaseRankCoordinatorContext buildQueryPhaseCoordinatorContext(
      int size, int from) {
    return null;
  }

  @Override
  public RankFeaturePhaseRankShardContext buildRankFeaturePhaseShardContext() {
    return new DocumentTexts(rerank.fields());
  }

  @Override
  public RankFeaturePhaseRankCoordinatorContext buildRankFeaturePhaseCoordinatorContext(
      int size, int from, Client client) {
    if (coordination == null) {
      throw new IllegalStateException(
          "a search with [rerank] must be coordinated by the node that received it");
    }
    return new ModelOrder(size, from, rankWindowSize(), rerank, coordination);
  }

  @Override
  protected boolean doEquals(RankBuilder other) {
    return rerank.equals(((ModelRankBuilder) other).rerank);
  }

  @Override
  protected int doHashCode() {
    return rerank.hashCode();
  }
}

package dev.auspex.plugin.fusion;

import static org.elasticsearch.xcontent.ConstructingObjectParser.constructorArg;
import static org.elasticsearch.xcontent.ConstructingObjectParser.optionalConstructorArg;

import dev.auspex.plugin.request.Channel;
import dev.auspex.plugin.request.Rerank;
import dev.auspex.ranking.fusion.ChannelHits;
import dev.auspex.ranking.fusion.FusedHit;
import dev.auspex.ranking.fusion.ReciprocalRankFusion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.ScoreDoc;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryRewriteContext;
import org.elasticsearch.search.rank.RankDoc;
import org.elasticsearch.search.retriever.CompoundRetrieverBuilder;
import org.elasticsearch.search.retriever.RetrieverBuilder;
import org.elasticsearch.search.retriever.RetrieverParser;
import org.elasticsearch.search.retriever.RetrieverParserContext;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The retriever {@code auspex}: searches each channel, and fuses what they bring by weighted
 * reciprocal rank fusion. What becomes of the fused list is the {@link FusedStage}'s part.
 */
public final class AuspexRetrieverBuilder extends CompoundRetrieverBuilder<AuspexRetrieverBuilder> {
  /** The name in the search body. */
  public static final String NAME = "auspex";

  private static final ParseField CHANNELS = new ParseField("channels");
  private static final ParseField RANK_CONSTANT = new ParseField("rank_constant");
  private static final ParseField RERANK = new ParseField("rerank");
  private static final int DEFAULT_RANK_WINDOW_SIZE = 100;
  private static final int DEFAULT_RANK_CONSTANT = 60;

  private final List<Channel.Settings> channels;
  private final int rankConstant;
  private final @Nullable Rerank rerank;

  /** Null once the stage is built around this retriever. */
  private final @Nullable FusedStage next;

  private AuspexRetrieverBuilder(
      List<RetrieverSource> retrievers,
      List<Channel.Settings> channels,
      int rankWindowSize,
      int rankConstant,
      @Nullable Rerank rerank,
      @Nullable FusedStage next) {
    super(retrievers, rankWindowSize);
    this.channels = channels;
    this.rankConstant = rankConstant;
    this.rerank = rerank;
    this.next = next;
  }

  /** Builds the stage that takes the fused list over from {@code fusion}. */
  public interface FusedStage {
    /**
     * Wraps {@code fusion}.
     *
     * @param rerank what the request says of the model stage; null where it says nothing
     */
    RetrieverBuilder over(RetrieverBuilder fusion, @Nullable Rerank rerank);
  }

  /** Reads the body of {@code "auspex": {...}}, and refuses what it does not know. */
  @SuppressWarnings("unchecked") // the parser hands over what declareObjectArray made
  public static RetrieverParser<AuspexRetrieverBuilder> parser(FusedStage next) {
    ConstructingObjectParser<AuspexRetrieverBuilder, RetrieverParserContext> parser =
        new ConstructingObjectParser<>(
            NAME,
            parts ->
                of(
                    (List<Channel>) parts[0],
                    parts[1] instanceof Integer window ? window : DEFAULT_RANK_WINDOW_SIZE,
                    parts[2] instanceof Integer constant ? constant : DEFAULT_RANK_CONSTANT,
                    (Rerank) parts[3],
                    next));
    parser.declareObjectArray(constructorArg(), Channel::parse, CHANNELS);
    parser.declareInt(optionalConstructorArg(), RANK_WINDOW_SIZE_FIELD);
    parser.declareInt(optionalConstructorArg(), RANK_CONSTANT);
    parser.declareObject(optionalConstructorArg(), (json, context) -> Rerank.parse(json), RERANK);
    declareBaseParserFields(parser);
    return parser::apply;
  }

  static AuspexRetrieverBuilder of(
      List<Channel> channels,
      int rankWindowSize,
      int rankConstant,
      @Nullable Rerank rerank,
      FusedStage next) {
    List<Channel.Settings> settings = channels.stream().map(Channel::settings).toList();
    if (settings.isEmpty()) {
      throw new IllegalArgumentException("[channels] must hold at least one channel");
    }
    if (settings.stream().map(Channel.Settings::name).distinct().count() != settings.size()) {
      throw new IllegalArgumentException("[channels] must have different names");
    }
    if (rankWindowSize < 1) {
      throw new IllegalArgumentException(
          "[rank_window_size] must be at least 1, was " + rankWindowSize);
    }
    if (rankConstant < 1) {
      throw new IllegalArgumentException("[rank_constant] must be at least 1, was " + rankConstant);
    }
    return new AuspexRetrieverBuilder(
        channels.stream().map(channel -> RetrieverSource.from(channel.retriever())).toList(),
        settings,
        rankWindowSize,
        rankConstant,
        rerank,
        next);
  }

  @Override
  protected AuspexRetrieverBuilder clone(
      List<RetrieverSource> retrievers, List<QueryBuilder> preFilters) {
    return copy(retrievers, preFilters, next);
  }

  private AuspexRetrieverBuilder copy(
      List<RetrieverSource> retrievers, List<QueryBuilder> preFilters, @Nullable FusedStage next) {
    AuspexRetrieverBuilder copy =
        new AuspexRetrieverBuilder(
            retrievers, channels, rankWindowSize, rankConstant, rerank, next);
    copy.preFilterQueryBuilders = preFilters;
    copy.retrieverName = retrieverName;
    copy.minScore = minScore;
    return copy;
  }

  @Override
  protected RetrieverBuilder doRewrite(QueryRewriteContext context) {
    return next == null
        ? this
        : next.over(copy(innerRetrievers, preFilterQueryBuilders, null), rerank);
  }

  @Override
  protected RankDoc[] combineInnerRetrieverResults(List<ScoreDoc[]> results, boolean explain) {
    List<ChannelHits<Place>> hits = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      Channel.Settings channel = channels.get(i);
      hits.add(
          new ChannelHits<>(
              channel.name(),
              channel.weight(),
              Arrays.stream(results.get(i))
                  .limit(channel.quota() == null ? rankWindowSize : channel.quota())
                  .map(
                      each ->
                          new ChannelHits.Hit<>(new Place(each.shardIndex, each.doc), each.score))
                  .toList()));
    }
    List<FusedHit<Place>> fused = new ReciprocalRankFusion(rankConstant).fuse(hits, rankWindowSize);
    RankDoc[] docs = new RankDoc[fused.size()];
    for (int i = 0; i < docs.length; i++) {
      FusedHit<Place> hit = fused.get(i);
      docs[i] =
          new FusedDoc(
              hit.document().doc(), hit.score(), hit.document().shard(), i + 1, hit.channels());
    }
    return docs;
  }

  /** Orders as Elasticsearch breaks ties of equal scores, so that no later phase disagrees. */
  private record Place(int shard, int doc) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::shard).thenComparingInt(Place::doc);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  protected void doToXContent(XContentBuilder json, Params params) throws IOException {
    json.startArray(CHANNELS.getPreferredName());
    for (int i = 0; i < channels.size(); i++) {
      channels.get(i).toXContent(json, innerRetrievers.get(i).retriever());
    }
    json.endArray();
    json.field(RANK_WINDOW_SIZE_FIELD.getPreferredName(), rankWindowSize);
    json.field(RANK_CONSTANT.getPreferredName(), rankConstant);
    if (rerank != null) {
      json.startObject(RERANK.getPreferredName());
      rerank.toXContent(json, params);
      json.endObject();
    }
  }

  @Override
  public boolean doEquals(Object other) {
    AuspexRetrieverBuilder that = (AuspexRetrieverBuilder) other;
    return super.doEquals(that)
        && channels.equals(that.channels)
        && rankConstant == that.rankConstant
        && Objects.equals(rerank, that.rerank);
  }

  @Override
  public int doHashCode() {
    return Objects.hash(super.doHashCode(), channels, rankConstant, rerank);
  }
}

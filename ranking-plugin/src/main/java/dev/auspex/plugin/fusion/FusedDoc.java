package dev.auspex.plugin.fusion;

import dev.auspex.ranking.fusion.Contribution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.search.Explanation;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.search.rank.RankDoc;
import org.elasticsearch.xcontent.XContentBuilder;

/**
 * A document of the fused list. {@link #rank} is its place there from 1, {@link #score} its fused
 * score, {@link #shardIndex} and {@link #doc} say which one it is within the search. It travels to
 * the shards inside the query, where the fetch phase reads it again.
 */
public final class FusedDoc extends RankDoc {
  /** The name in the stream. */
  public static final String NAME = "auspex_fused_doc";

  private final List<Contribution> channels;

  FusedDoc(int doc, float score, int shardIndex, int rank, List<Contribution> channels) {
    super(doc, score, shardIndex);
    this.rank = rank;
    this.channels = List.copyOf(channels);
  }

  /** Reads what {@link #writeTo} wrote. */
  public FusedDoc(StreamInput in) throws IOException {
    super(in);
    channels =
        in.readCollectionAsImmutableList(
            each -> new Contribution(each.readString(), each.readVInt(), each.readFloat()));
  }

  /** The channels that brought it, in the order of the request; at least one. */
  public List<Contribution> channels() {
    return channels;
  }

  @Override
  protected void doWriteTo(StreamOutput out) throws IOException {
    out.writeCollection(
        channels,
        (each, channel) -> {
          each.writeString(channel.channel());
          each.writeVInt(channel.rank());
          each.writeFloat(channel.score());
        });
  }

  @Override
  public String getWriteableName() {
    return NAME;
  }

  /** One sub-explanation per channel that brought it, then those of the channels' queries. */
  @Override
  public Explanation explain(Explanation[] sources, String[] queryNames) {
    List<Explanation> details = new ArrayList<>();
    for (Contribution channel : channels) {
      details.add(
          Explanation.match(
              channel.score(),
              "score in channel [%s], rank %d".formatted(channel.channel(), channel.rank())));
    }
    details.addAll(List.of(sources));
    return Explanation.match(
        score, "weighted reciprocal rank fusion, rank %d, of:".formatted(rank), details);
  }

  @Override
  protected void doToXContent(XContentBuilder json, Params params) throws IOException {
    json.startArray("channels");
    for (Contribution channel : channels) {
      json.startObject()
          .field("name", channel.channel())
          .field("rank", channel.rank())
          .field("score", channel.score())
          .endObject();
    }
    json.endArray();
  }

  @Override
  protected boolean doEquals(RankDoc other) {
    return channels.equals(((FusedDoc) other).channels);
  }

  @Override
  protected int doHashCode() {
    return Objects.hashCode(channels);
  }
}

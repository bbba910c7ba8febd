package dev.auspex.plugin.respond;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentBuilder;

/** {@code GET /_auspex/ranking/stats}: the counters of the node that is asked. */
public final class RestRankingStats extends BaseRestHandler {
  private final Supplier<RankingCounters> counters;
  private final Supplier<URI> modelServer;

  /** Reads both anew for each request. */
  public RestRankingStats(Supplier<RankingCounters> counters, Supplier<URI> modelServer) {
    this.counters = counters;
    this.modelServer = modelServer;
  }

  @Override
  public String getName() {
    return "auspex_ranking_stats";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(RestRequest.Method.GET, "/_auspex/ranking/stats"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    String node = client.getLocalNodeId();
    return channel -> {
      XContentBuilder json = channel.newBuilder().startObject();
      json.field("node", node).field("model_server", modelServer.get().toString());
      counters.get().toXContent(json, request);
      channel.sendResponse(new RestResponse(RestStatus.OK, json.endObject()));
    };
  }
}

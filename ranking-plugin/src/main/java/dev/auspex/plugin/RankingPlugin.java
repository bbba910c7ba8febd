package dev.auspex.plugin;

import dev.auspex.plugin.fusion.AuspexRetrieverBuilder;
import dev.auspex.plugin.fusion.FusedDoc;
import dev.auspex.plugin.near.NearPrefixQueryBuilder;
import dev.auspex.plugin.respond.ProvenancePhase;
import dev.auspex.plugin.respond.RankHeader;
import dev.auspex.plugin.respond.RankingCounters;
import dev.auspex.plugin.respond.RestRankingStats;
import dev.auspex.plugin.score.ModelRankBuilder;
import dev.auspex.plugin.score.ModelStage;
import dev.auspex.plugin.settings.ModelServerAddress;
import dev.auspex.ranking.model.ModelServerClient;
import java.net.http.HttpClient;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.util.concurrent.ThreadContext;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.SearchPlugin;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.search.fetch.FetchSubPhase;
import org.elasticsearch.search.rank.RankBuilder;
import org.elasticsearch.search.rank.RankDoc;
import org.jspecify.annotations.Nullable;

/** The switchboard: one short list per extension point of Elasticsearch. */
public final class RankingPlugin extends Plugin implements SearchPlugin, ActionPlugin {
  /** Elasticsearch asks for extensions before it hands over its services; set once, at start. */
  private volatile @Nullable Services services;

  private record Services(
      HttpClient http, ModelServerAddress address, RankingCounters counters, ModelStage stage) {}

  @Override
  public List<Setting<?>> getSettings() {
    return List.of(ModelServerAddress.SETTING);
  }

  @Override
  public Collection<?> createComponents(PluginServices node) {
    ThreadContext threads = node.threadPool().getThreadContext();
    HttpClient http = HttpClient.newBuilder().executor(node.threadPool().generic()).build();
    ModelServerAddress address = ModelServerAddress.following(node.clusterService());
    RankingCounters counters = new RankingCounters();
    RankHeader header = new RankHeader(threads);
    ModelStage stage =
        new ModelStage(
            new ModelServerClient(http, address)::score,
            threads,
            report -> {
              counters.ranked(report);
              header.ranked(report);
            });
    services = new Services(http, address, counters, stage);
    return List.of();
  }

  private Services services() {
    Services started = services;
    if (started == null) {
      throw new IllegalStateException(
          "the plugin is used before the node handed over its services");
    }
    return started;
  }

  @Override
  public List<RetrieverSpec<?>> getRetrievers() {
    return List.of(
        new RetrieverSpec<>(
            AuspexRetrieverBuilder.NAME,
            AuspexRetrieverBuilder.parser(
                (fusion, rerank) -> services().stage().over(fusion, rerank))));
  }

  @Override
  public List<QuerySpec<?>> getQueries() {
    return List.of(
        new QuerySpec<>(
            NearPrefixQueryBuilder.NAME,
            NearPrefixQueryBuilder::new,
            NearPrefixQueryBuilder::parse));
  }

  @Override
  public List<NamedWriteableRegistry.Entry> getNamedWriteables() {
    return List.of(
        new NamedWriteableRegistry.Entry(RankDoc.class, FusedDoc.NAME, FusedDoc::new),
        new NamedWriteableRegistry.Entry(
            RankBuilder.class, ModelRankBuilder.NAME, ModelRankBuilder::new));
  }

  @Override
  public List<FetchSubPhase> getFetchSubPhases(FetchPhaseConstructionContext context) {
    return List.of(new ProvenancePhase());
  }

  @Override
  public Collection<RestHandler> getRestHandlers(
      RestHandlersServices restServices,
      Supplier<DiscoveryNodes> nodes,
      Predicate<NodeFeature> clusterSupportsFeature) {
    return List.of(
        new RestRankingStats(() -> services().counters(), () -> services().address().get()));
  }

  @Override
  public void close() {
    Services started = services;
    if (started != null) {
      started.http().shutdownNow();
    }
  }
}

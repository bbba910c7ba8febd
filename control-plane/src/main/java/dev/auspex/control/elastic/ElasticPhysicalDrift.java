package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ExpandWildcard;
import co.elastic.clients.elasticsearch._types.Level;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch.cluster.health.IndexHealthStats;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.IndexState;
import dev.auspex.contract.snapshot.Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ElasticPhysicalDrift implements PhysicalDrift {
  private static final List<String> ALL = List.of("auspex.*", "auspex-cell-*");
  private static final String KEYS = "keys";

  /** Far more than a cell has members. */
  private static final int MOST_KEYS = 20_000;

  private final ElasticsearchClient elasticsearch;
  private final ElasticsearchConfig config;

  ElasticPhysicalDrift(ElasticsearchClient elasticsearch, ElasticsearchConfig config) {
    this.elasticsearch = elasticsearch;
    this.config = config;
  }

  @FunctionalInterface
  private interface Call<T> {
    T run() throws IOException;
  }

  @Override
  public List<PhysicalState> look() {
    Map<String, IndexState> states =
        ask(
            "all indexes",
            () ->
                elasticsearch
                    .indices()
                    .get(
                        request ->
                            request
                                .index(ALL)
                                .allowNoIndices(true)
                                .expandWildcards(ExpandWildcard.Open, ExpandWildcard.Closed))
                    .indices());
    Map<String, IndexHealthStats> health =
        ask(
            "all indexes",
            () ->
                elasticsearch
                    .cluster()
                    .health(request -> request.index(ALL).level(Level.Indices))
                    .indices());
    List<PhysicalState> found = new ArrayList<>();
    new TreeMap<>(states).forEach((name, state) -> found.add(state(name, state, health.get(name))));
    return found;
  }

  private static PhysicalState state(
      String name, IndexState state, @Nullable IndexHealthStats health) {
    IndexSettings outer = Objects.requireNonNull(state.settings());
    IndexSettings settings = Objects.requireNonNullElse(outer.index(), outer);
    int lostPrimaries = health == null ? 0 : health.unassignedPrimaryShards();
    int lost = health == null ? 0 : health.unassignedShards();
    return new PhysicalState(
        name,
        Instant.ofEpochMilli(Objects.requireNonNull(settings.creationDate())),
        Integer.parseInt(Objects.requireNonNull(settings.numberOfReplicas())),
        lostPrimaries,
        lost - lostPrimaries,
        state.mappings() == null ? Map.of() : PhysicalMapping.forms(state.mappings().properties()));
  }

  @Override
  public Map<String, Long> documentsByKey(String cell) {
    Map<String, Long> documents = new TreeMap<>();
    ask(
            cell,
            () ->
                elasticsearch.search(
                    request ->
                        request
                            .index(cell)
                            .size(0)
                            // Without a shard there would be keys that nobody sees.
                            .allowPartialSearchResults(false)
                            .aggregations(
                                KEYS,
                                keys ->
                                    keys.terms(
                                        terms ->
                                            terms.field(Location.TENANT_INDEX).size(MOST_KEYS))),
                    Void.class))
        .aggregations()
        .get(KEYS)
        .sterms()
        .buckets()
        .array()
        .forEach(bucket -> documents.put(bucket.key().stringValue(), bucket.docCount()));
    return documents;
  }

  @Override
  public int replicas() {
    return config.replicas();
  }

  @Override
  public IndexOutcome setReplicas(String physicalIndex) {
    return change(
        physicalIndex,
        () ->
            elasticsearch
                .indices()
                .putSettings(
                    request ->
                        request
                            .index(physicalIndex)
                            .settings(
                                settings ->
                                    settings
                                        .numberOfReplicas(Integer.toString(config.replicas()))
                                        // Or Elasticsearch would change it again.
                                        .autoExpandReplicas("false")))
                .acknowledged());
  }

  @Override
  public IndexOutcome addFields(String physicalIndex, WantedFields wanted, Set<String> names) {
    Map<String, Property> added = new TreeMap<>(PhysicalMapping.of(wanted).properties());
    added.keySet().retainAll(names);
    return change(
        physicalIndex,
        () ->
            elasticsearch
                .indices()
                .putMapping(put -> put.index(physicalIndex).properties(added))
                .acknowledged());
  }

  @Override
  public IndexOutcome delete(String physicalIndex) {
    return change(
        physicalIndex,
        () ->
            elasticsearch
                .indices()
                .delete(request -> request.index(physicalIndex).ignoreUnavailable(true))
                .acknowledged());
  }

  private static IndexOutcome change(String physicalIndex, Call<Boolean> call) {
    try {
      return call.run()
          ? new IndexOutcome.Present()
          : new IndexOutcome.Unavailable("The search engine has not confirmed the change");
    } catch (ElasticsearchException refusal) {
      return ElasticPhysicalIndexes.outcome(refusal, physicalIndex);
    } catch (IOException failure) {
      return ElasticPhysicalIndexes.unreachable(failure, physicalIndex);
    }
  }

  private static <T> T ask(String subject, Call<T> call) {
    try {
      return call.run();
    } catch (ElasticsearchException refusal) {
      throw new EngineFailure(
          "The search engine does not say what it holds (%s)".formatted(refusal.error().type()),
          ElasticPhysicalIndexes.outcome(refusal, subject) instanceof IndexOutcome.Unavailable,
          refusal);
    } catch (IOException failure) {
      throw new EngineFailure(
          ElasticPhysicalIndexes.unreachable(failure, subject).reason(), true, failure);
    }
  }
}

package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.json.JsonData;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@ApplicationScoped
class ElasticPhysicalIndexes implements PhysicalIndexes {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticPhysicalIndexes.class);
  static final String EXISTS = "resource_already_exists_exception";
  private static final String UNREACHABLE = "The search engine does not answer";

  private final ElasticsearchClient elasticsearch;
  private final ElasticsearchConfig config;

  ElasticPhysicalIndexes(ElasticsearchClient elasticsearch, ElasticsearchConfig config) {
    this.elasticsearch = elasticsearch;
    this.config = config;
  }

  @Override
  public IndexOutcome ensure(Location home, Schema schema, @Nullable String nodeGroup) {
    String physicalIndex = home.physicalIndex();
    try {
      create(home, schema, nodeGroup);
      return held(physicalIndex, nodeGroup);
    } catch (ElasticsearchException refusal) {
      return EXISTS.equals(refusal.error().type())
          ? compare(home, schema, nodeGroup)
          : outcome(refusal, physicalIndex);
    } catch (IOException failure) {
      return unreachable(failure, physicalIndex);
    }
  }

  private void create(Location home, Schema schema, @Nullable String nodeGroup) throws IOException {
    elasticsearch
        .indices()
        .create(
            index ->
                index
                    .index(home.physicalIndex())
                    .settings(
                        settings -> {
                          settings
                              .numberOfShards("1")
                              .numberOfReplicas(Integer.toString(config.replicas()));
                          if (nodeGroup != null) {
                            settings.otherSettings(
                                "index.routing.allocation.require." + config.nodeGroupAttribute(),
                                JsonData.of(nodeGroup));
                          }
                          return settings;
                        })
                    .mappings(PhysicalMapping.of(schema, home)));
  }

  /** An index of this name is ours from an earlier try, unless its fields say otherwise. */
  private IndexOutcome compare(Location home, Schema schema, @Nullable String nodeGroup) {
    String physicalIndex = home.physicalIndex();
    try {
      IndexState state =
          elasticsearch.indices().get(index -> index.index(physicalIndex)).get(physicalIndex);
      if (state == null || state.mappings() == null) {
        return new IndexOutcome.Unavailable("The search engine is changing this index");
      }
      Optional<String> difference = PhysicalMapping.difference(schema, home, state.mappings());
      return difference.isEmpty()
          ? held(physicalIndex, nodeGroup)
          : new IndexOutcome.Refused(
              "The search engine holds an index of this name with other fields: "
                  + difference.get());
    } catch (ElasticsearchException refusal) {
      return outcome(refusal, physicalIndex);
    } catch (IOException failure) {
      return unreachable(failure, physicalIndex);
    }
  }

  /** An index that may be on few nodes only is there when one of them holds it. */
  private IndexOutcome held(String physicalIndex, @Nullable String nodeGroup) throws IOException {
    if (nodeGroup == null) {
      return new IndexOutcome.Present();
    }
    boolean late =
        elasticsearch
            .cluster()
            .health(
                health ->
                    health
                        .index(physicalIndex)
                        .waitForStatus(HealthStatus.Yellow)
                        .timeout(timeout -> timeout.time("3s")))
            .timedOut();
    return late
        ? new IndexOutcome.Unavailable("No node of the group '%s' can hold it".formatted(nodeGroup))
        : new IndexOutcome.Present();
  }

  static IndexOutcome outcome(ElasticsearchException refusal, String physicalIndex) {
    String type = String.valueOf(refusal.error().type());
    LOG.atWarn()
        .addKeyValue("physicalIndex", physicalIndex)
        .addKeyValue("status", refusal.status())
        .setCause(refusal)
        .log("elasticsearch refused an index");
    return decide(refusal.status(), type);
  }

  /**
   * Busy, starting, no permission yet, or at the limit of shards: an operator or time can help. All
   * other refusals are about the request itself, which stays the same.
   */
  static IndexOutcome decide(int status, String type) {
    boolean mayPass =
        status >= 500
            || status == 429
            || status == 408
            || status == 404
            || status == 401
            || status == 403
            || type.equals("validation_exception");
    return mayPass
        ? new IndexOutcome.Unavailable("The search engine refuses for now (%s)".formatted(type))
        : new IndexOutcome.Refused("The search engine refuses this schema (%s)".formatted(type));
  }

  static IndexOutcome.Unavailable unreachable(Exception failure, String physicalIndex) {
    LOG.atWarn()
        .addKeyValue("physicalIndex", physicalIndex)
        .addKeyValue("failure", failure.toString())
        .log("elasticsearch cannot be reached");
    return new IndexOutcome.Unavailable(UNREACHABLE);
  }
}

package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.snapshot.SnapshotInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

@ApplicationScoped
class ElasticPhysicalSnapshots implements PhysicalSnapshots {
  private static final int NOT_FOUND = 404;
  private static final IndexOutcome BUSY =
      new IndexOutcome.Unavailable("The search engine is at it");

  private final ElasticsearchClient elasticsearch;
  private final ElasticsearchConfig config;

  ElasticPhysicalSnapshots(ElasticsearchClient elasticsearch, ElasticsearchConfig config) {
    this.elasticsearch = elasticsearch;
    this.config = config;
  }

  @FunctionalInterface
  private interface Call {
    IndexOutcome run() throws IOException;
  }

  /** Keys of homes are never used twice, so one of this name is of this index. */
  static String name(String physicalIndex) {
    return "snapshot-of-" + physicalIndex;
  }

  @Override
  public IndexOutcome take(String physicalIndex) {
    return run(
        physicalIndex,
        () -> {
          ensureRepository();
          List<SnapshotInfo> known = known(physicalIndex);
          if (known.isEmpty()) {
            elasticsearch
                .snapshot()
                .create(
                    snapshot ->
                        snapshot
                            .repository(config.snapshotRepository())
                            .snapshot(name(physicalIndex))
                            .indices(physicalIndex)
                            .includeGlobalState(false)
                            .partial(false)
                            .waitForCompletion(false));
            return BUSY;
          }
          return switch (String.valueOf(known.getFirst().state())) {
            case "SUCCESS" -> new IndexOutcome.Present();
            case "FAILED", "PARTIAL", "INCOMPATIBLE" -> {
              delete(physicalIndex);
              yield new IndexOutcome.Unavailable("The snapshot was not complete");
            }
            default -> BUSY;
          };
        });
  }

  @Override
  public IndexOutcome restore(String physicalIndex) {
    return run(
        physicalIndex,
        () -> {
          ensureRepository();
          if (elasticsearch.indices().exists(index -> index.index(physicalIndex)).value()) {
            boolean late =
                elasticsearch
                    .cluster()
                    .health(
                        health ->
                            health
                                .index(physicalIndex)
                                .waitForStatus(HealthStatus.Yellow)
                                .timeout(timeout -> timeout.time("1s")))
                    .timedOut();
            return late ? BUSY : new IndexOutcome.Present();
          }
          List<SnapshotInfo> known = known(physicalIndex);
          if (known.isEmpty() || !"SUCCESS".equals(known.getFirst().state())) {
            return new IndexOutcome.Refused("There is no complete snapshot of the index");
          }
          elasticsearch
              .snapshot()
              .restore(
                  restore ->
                      restore
                          .repository(config.snapshotRepository())
                          .snapshot(name(physicalIndex))
                          .indices(physicalIndex)
                          .includeGlobalState(false)
                          .waitForCompletion(false));
          return BUSY;
        });
  }

  @Override
  public IndexOutcome forget(String physicalIndex) {
    return run(
        physicalIndex,
        () -> {
          delete(physicalIndex);
          return new IndexOutcome.Present();
        });
  }

  private void delete(String physicalIndex) throws IOException {
    try {
      elasticsearch
          .snapshot()
          .delete(
              snapshot ->
                  snapshot.repository(config.snapshotRepository()).snapshot(name(physicalIndex)));
    } catch (ElasticsearchException refusal) {
      if (refusal.status() != NOT_FOUND) {
        throw refusal;
      }
    }
  }

  private List<SnapshotInfo> known(String physicalIndex) throws IOException {
    return elasticsearch
        .snapshot()
        .get(
            snapshot ->
                snapshot
                    .repository(config.snapshotRepository())
                    .snapshot(name(physicalIndex))
                    .ignoreUnavailable(true))
        .snapshots();
  }

  /** Makes the repository where its place is configured; elsewhere an operator has made it. */
  private void ensureRepository() throws IOException {
    String location = config.snapshotLocation().orElse("");
    if (location.isEmpty()) {
      return;
    }
    elasticsearch
        .snapshot()
        .createRepository(
            repository ->
                repository
                    .name(config.snapshotRepository())
                    .repository(
                        kind -> kind.fs(fs -> fs.settings(place -> place.location(location)))));
  }

  private IndexOutcome run(String physicalIndex, Call call) {
    try {
      return call.run();
    } catch (ElasticsearchException refusal) {
      IndexOutcome said = ElasticPhysicalIndexes.outcome(refusal, physicalIndex);
      return "repository_missing_exception".equals(refusal.error().type())
          ? new IndexOutcome.Unavailable(
              "The search engine has no snapshot repository '%s'"
                  .formatted(config.snapshotRepository()))
          : said;
    } catch (IOException failure) {
      return ElasticPhysicalIndexes.unreachable(failure, physicalIndex);
    }
  }
}

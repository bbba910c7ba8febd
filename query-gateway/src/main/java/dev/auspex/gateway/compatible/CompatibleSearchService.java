package dev.auspex.gateway.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.documents.embed.Embedder;
import dev.auspex.documents.embed.TextVectors;
import dev.auspex.documents.embed.Vector;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.admit.SearchPermit;
import dev.auspex.gateway.elastic.QueryEngine;
import dev.auspex.gateway.elastic.QueryHits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Searches in Elasticsearch's language. Each is one turn and one of the tenant's searches. */
@Singleton
class CompatibleSearchService {
  private final QueryEngine engine;
  private final Embedder embedder;
  private final CompatibleConfig config;
  private final MeterRegistry meters;

  CompatibleSearchService(
      QueryEngine engine, Embedder embedder, CompatibleConfig config, MeterRegistry meters) {
    this.engine = engine;
    this.embedder = embedder;
    this.config = config;
    this.meters = meters;
  }

  /** The reply to {@code body}; {@code typedKeys}: names of aggregations say their kinds. */
  ObjectNode search(Entry entry, SearchPermit permit, JsonNode body, boolean typedKeys) {
    return entry.work(admitted -> search(admitted, permit, body, typedKeys));
  }

  private ObjectNode search(
      Admitted admitted, SearchPermit permit, JsonNode body, boolean typedKeys) {
    long start = System.nanoTime();
    Deadline deadline = Deadline.in(config.deadline());
    SearchReader.Read asked = reader(admitted, deadline).search(body);
    QueryHits hits = engine.search(asked.search(), deadline);
    permit.answered(0);
    Duration took = record(start);
    return new SearchView(admitted.index().name().value(), typedKeys).write(asked, hits, took);
  }

  /** How many documents match. */
  long count(Entry entry, SearchPermit permit, JsonNode body) {
    return entry.work(
        admitted -> {
          long start = System.nanoTime();
          Deadline deadline = Deadline.in(config.deadline());
          QueryHits hits = engine.search(reader(admitted, deadline).count(body), deadline);
          permit.answered(0);
          var unused = record(start);
          return hits.total();
        });
  }

  private SearchReader reader(Admitted admitted, Deadline deadline) {
    Deadline embedding = deadline.within(config.embedBudget());
    return new SearchReader(admitted, (made, text) -> embed(made, text, embedding));
  }

  private Vector embed(Embedding made, String text, Deadline deadline) {
    TextVectors vectors = embedder.embed(made, List.of(text), Embedder.Purpose.QUERY, deadline);
    return switch (vectors) {
      case TextVectors.Made answer -> answer.vectors().getFirst();
      case TextVectors.Failed failed ->
          throw ApiProblem.of(
              ProblemType.MODEL_SERVER_UNAVAILABLE,
              "The text cannot be embedded now; try again, or send query_vector");
    };
  }

  private Duration record(long startNanos) {
    Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
    Timer.builder("gateway.search")
        .description("Searches that were answered, by the rung that answered")
        .tag("rung", "compatible")
        .register(meters)
        .record(took);
    return took;
  }
}

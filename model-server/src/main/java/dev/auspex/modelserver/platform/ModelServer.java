package dev.auspex.modelserver.platform;

import dev.auspex.contract.Deadline;
import dev.auspex.modelserver.batch.BatchConfig;
import dev.auspex.modelserver.batch.InferenceQueue;
import dev.auspex.modelserver.model.CacheConfig;
import dev.auspex.modelserver.model.EmbeddingCache;
import dev.auspex.modelserver.model.Model;
import dev.auspex.modelserver.model.ModelCatalogue;
import dev.auspex.modelserver.model.ModelService;
import dev.auspex.modelserver.model.Scores;
import dev.auspex.modelserver.protocol.DefaultModelsConfig;
import dev.auspex.modelserver.protocol.LimitsConfig;
import dev.auspex.modelserver.runtime.Encoder;
import dev.auspex.modelserver.runtime.OnnxEncoders;
import dev.auspex.modelserver.runtime.RuntimeConfig;
import dev.auspex.modelserver.runtime.Weights;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All weights loaded, with their queues. Owns the native memory and the threads. */
final class ModelServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);

  private final List<Encoder> encoders = new ArrayList<>();
  private final Map<Weights, InferenceQueue> queues = new EnumMap<>(Weights.class);
  private final ModelCatalogue catalogue = new ModelCatalogue(List.of(Weights.values()));
  private final ModelService service;

  /** Loads everything, or fails; settings that cannot work fail too. */
  ModelServer(
      RuntimeConfig runtime,
      BatchConfig batch,
      CacheConfig cache,
      LimitsConfig limits,
      DefaultModelsConfig defaults,
      MeterRegistry registry) {
    check(batch, limits, defaults);
    for (Weights weights : Weights.values()) {
      long start = System.nanoTime();
      Encoder encoder = OnnxEncoders.load(weights, runtime);
      encoders.add(encoder);
      queues.put(weights, new InferenceQueue(weights, encoder, batch, System::nanoTime, registry));
      LOG.atInfo()
          .addKeyValue("weights", weights.id())
          .addKeyValue("tookMillis", (System.nanoTime() - start) / 1_000_000)
          .log("weights loaded");
    }
    this.service =
        new ModelService(queues, new EmbeddingCache(cache.maxSize().asLongValue(), registry));
  }

  ModelCatalogue catalogue() {
    return catalogue;
  }

  ModelService service() {
    return service;
  }

  /**
   * Scores one pair on each reranking model, which also runs its embedding weights.
   *
   * @throws IllegalStateException where an answer is not usable
   */
  void warmUp(Deadline deadline) {
    for (Model model : catalogue.all()) {
      if (model instanceof Model.Reranker reranker) {
        Scores scores =
            service.score(reranker, "a warm day", List.of("a hot summer", "温暖的一天"), deadline);
        for (int i = 0; i < scores.size(); i++) {
          if (!Float.isFinite(scores.get(i))) {
            throw new IllegalStateException(
                "%s answered %s to the warm-up".formatted(model.name(), scores));
          }
        }
      }
    }
  }

  @Override
  public void close() {
    queues.values().forEach(InferenceQueue::close);
    encoders.forEach(Encoder::close);
  }

  private void check(BatchConfig batch, LimitsConfig limits, DefaultModelsConfig defaults) {
    if (batch.workers() < 1) {
      throw new IllegalStateException(
          "model-server.batch.workers must be at least 1, but is " + batch.workers());
    }
    if (batch.capacity() < limits.maxDocuments() + 1) {
      throw new IllegalStateException(
          "model-server.batch.capacity must hold model-server.limits.max-documents and a query, %d, but is %d"
              .formatted(limits.maxDocuments() + 1, batch.capacity()));
    }
    if (!(catalogue.find(defaults.rerank()) instanceof Model.Reranker)) {
      throw new IllegalStateException(
          "model-server.default-models.rerank names no reranking model: " + defaults.rerank());
    }
    if (!(catalogue.find(defaults.embed()) instanceof Model.Embedder)) {
      throw new IllegalStateException(
          "model-server.default-models.embed names no embedding model: " + defaults.embed());
    }
  }
}

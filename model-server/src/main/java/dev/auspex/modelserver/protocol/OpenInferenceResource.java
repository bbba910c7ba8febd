package dev.auspex.modelserver.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.auspex.contract.Deadline;
import dev.auspex.modelserver.batch.BatchConfig;
import dev.auspex.modelserver.model.Model;
import dev.auspex.modelserver.model.ModelCatalogue;
import dev.auspex.modelserver.model.ModelService;
import dev.auspex.modelserver.model.Scores;
import dev.auspex.modelserver.runtime.Embedding;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The Open Inference Protocol v2 over HTTP and JSON, without binary tensors.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol v2</a>
 */
@Path("/v2")
@Tag(name = "Open Inference Protocol v2")
@RunOnVirtualThread
public class OpenInferenceResource {
  private final ModelCatalogue catalogue;
  private final ModelService models;
  private final InferenceReader reader;
  private final BatchConfig batch;
  private final ServerState state;
  private final String version;

  OpenInferenceResource(
      ModelCatalogue catalogue,
      ModelService models,
      LimitsConfig limits,
      BatchConfig batch,
      ServerState state,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.catalogue = catalogue;
    this.models = models;
    this.reader = new InferenceReader(limits);
    this.batch = batch;
    this.state = state;
    this.version = version;
  }

  /** Who answers here. */
  public record ServerMetadata(String name, String version, List<String> extensions) {}

  /** Whether the process runs. */
  public record Live(boolean live) {}

  /** Whether every model answers. */
  public record Ready(boolean ready) {}

  /** Whether one model answers. */
  public record ModelReady(String name, @JsonProperty("ready") boolean ready) {}

  /** Who answers here. */
  @GET
  @Operation(summary = "Server metadata")
  public ServerMetadata server() {
    return new ServerMetadata("auspex-model-server", version, List.of());
  }

  /** The process runs, or nothing would answer. */
  @GET
  @Path("/health/live")
  @Operation(summary = "Whether the process runs")
  public Live live() {
    return new Live(true);
  }

  /** 503 until every model has answered once. */
  @GET
  @Path("/health/ready")
  @Operation(summary = "Whether every model answers; 503 until then")
  public RestResponse<Ready> ready() {
    return answer(new Ready(state.ready()));
  }

  /** What a model takes and gives. */
  @GET
  @Path("/models/{model}")
  @Operation(summary = "Inputs and outputs of a model")
  public ModelMetadata model(@RestPath String model) {
    return ModelMetadata.of(catalogue.find(model));
  }

  /** 503 until every model has answered once: all are loaded together. */
  @GET
  @Path("/models/{model}/ready")
  @Operation(summary = "Whether a model answers; 503 until then")
  public RestResponse<ModelReady> modelReady(@RestPath String model) {
    return answer(new ModelReady(catalogue.find(model).name(), state.ready()));
  }

  /** Embeds or scores texts. */
  @POST
  @Path("/models/{model}/infer")
  @Operation(
      summary = "Embeds or scores texts",
      description =
          "An embedding model takes the input 'text' [n] and gives 'embedding' [n, dimensions]. A"
              + " reranking model takes 'query' [1] and 'documents' [n] and gives 'score' [n], in"
              + " the order of the documents.")
  public InferReply infer(
      @RestPath String model,
      @RestHeader(Deadline.HEADER) @Nullable String budget,
      @Nullable InferRequest request) {
    Deadline deadline = RequestBudget.of(budget, batch.budget());
    return switch (catalogue.find(model)) {
      case Model.Embedder embedder -> embed(embedder, request, deadline);
      case Model.Reranker reranker -> rerank(reranker, request, deadline);
    };
  }

  private InferReply embed(
      Model.Embedder model, @Nullable InferRequest request, Deadline deadline) {
    InferenceReader.Embed asked = reader.embed(model, request);
    int dimensions = model.weights().dimensions();
    List<Embedding> embeddings = models.embed(model, asked.inputType(), asked.texts(), deadline);
    return reply(
        model,
        request,
        new InferReply.OutputTensor(
            "embedding",
            List.of(embeddings.size(), dimensions),
            ModelMetadata.FP32,
            FloatData.of(embeddings, dimensions)));
  }

  private InferReply rerank(
      Model.Reranker model, @Nullable InferRequest request, Deadline deadline) {
    InferenceReader.Rerank asked = reader.rerank(model, request);
    Scores scores = models.score(model, asked.query(), asked.documents(), deadline);
    return reply(
        model,
        request,
        new InferReply.OutputTensor(
            "score", List.of(scores.size()), ModelMetadata.FP32, FloatData.of(scores)));
  }

  private static InferReply reply(
      Model model, @Nullable InferRequest request, InferReply.OutputTensor output) {
    return new InferReply(
        model.name(), Model.VERSION, request == null ? null : request.id(), List.of(output));
  }

  private <T> RestResponse<T> answer(T body) {
    return RestResponse.status(
        state.ready() ? RestResponse.Status.OK : RestResponse.Status.SERVICE_UNAVAILABLE, body);
  }
}

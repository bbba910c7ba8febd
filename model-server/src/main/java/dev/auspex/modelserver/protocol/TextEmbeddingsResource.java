package dev.auspex.modelserver.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.auspex.contract.Deadline;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.modelserver.batch.BatchConfig;
import dev.auspex.modelserver.model.InputType;
import dev.auspex.modelserver.model.Model;
import dev.auspex.modelserver.model.ModelCatalogue;
import dev.auspex.modelserver.model.ModelService;
import dev.auspex.modelserver.model.Scores;
import dev.auspex.modelserver.runtime.Embedding;
import dev.auspex.modelserver.runtime.RuntimeConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The shorter calls, in the style of Text Embeddings Inference.
 *
 * @see <a href="https://huggingface.github.io/text-embeddings-inference/">TEI API</a>
 */
@Path("/")
@Tag(name = "Text Embeddings Inference style")
@RunOnVirtualThread
public class TextEmbeddingsResource {
  private final ModelCatalogue catalogue;
  private final ModelService models;
  private final DefaultModelsConfig defaults;
  private final LimitsConfig limits;
  private final BatchConfig batch;
  private final RuntimeConfig runtime;
  private final ServerState state;
  private final String version;

  TextEmbeddingsResource(
      ModelCatalogue catalogue,
      ModelService models,
      DefaultModelsConfig defaults,
      LimitsConfig limits,
      BatchConfig batch,
      RuntimeConfig runtime,
      ServerState state,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.catalogue = catalogue;
    this.models = models;
    this.defaults = defaults;
    this.limits = limits;
    this.batch = batch;
    this.runtime = runtime;
    this.state = state;
    this.version = version;
  }

  /**
   * What to rerank.
   *
   * @param model a reranking model; the default one where it is missing
   */
  public record RerankRequest(
      @Nullable String query, @Nullable List<@Nullable String> texts, @Nullable String model) {}

  /**
   * One score.
   *
   * @param index of the text in the request
   * @param score higher is better
   */
  public record Rank(int index, float score) {}

  /**
   * What to embed.
   *
   * @param inputs one text or several
   * @param model an embedding model; the default one where it is missing
   * @param inputType what the texts are; document where it is missing
   */
  public record EmbedRequest(
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<@Nullable String> inputs,
      @Nullable String model,
      @JsonProperty("input_type") @Nullable InputType inputType) {}

  /** What this server can do, and its limits. */
  public record ServerInfo(
      String name,
      String version,
      List<ModelInfo> models,
      @JsonProperty("max_documents") int maxDocuments,
      @JsonProperty("max_text_length") int maxTextLength,
      @JsonProperty("max_tokens") int maxTokens) {}

  /**
   * One model.
   *
   * @param kind {@code embedding} or {@code reranking}
   * @param dimensions of an embedding; null for reranking models
   */
  public record ModelInfo(
      String name,
      String kind,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer dimensions) {}

  /** Scores texts against a query, best first; equal scores in the order of the request. */
  @POST
  @Path("/rerank")
  @Operation(summary = "Scores texts against a query, best first")
  public List<Rank> rerank(
      @RestHeader(Deadline.HEADER) @Nullable String budget, @Nullable RerankRequest request) {
    Deadline deadline = RequestBudget.of(budget, batch.budget());
    RerankRequest body = present(request);
    List<Violation> violations = new ArrayList<>();
    Texts check = new Texts(limits);
    String query = check.one(body.query(), "query", violations);
    List<String> texts = check.list(body.texts(), "texts", violations);
    refuse(violations);
    Scores scores = models.score(reranker(body.model()), query, texts, deadline);
    List<Rank> ranks = new ArrayList<>(scores.size());
    for (int i = 0; i < scores.size(); i++) {
      ranks.add(new Rank(i, scores.get(i)));
    }
    ranks.sort(Comparator.comparingDouble(Rank::score).reversed());
    return ranks;
  }

  /** Embeds texts, in the order of the request. */
  @POST
  @Path("/embed")
  @Operation(summary = "Embeds one text or several")
  public List<FloatData> embed(
      @RestHeader(Deadline.HEADER) @Nullable String budget, @Nullable EmbedRequest request) {
    Deadline deadline = RequestBudget.of(budget, batch.budget());
    EmbedRequest body = present(request);
    List<Violation> violations = new ArrayList<>();
    List<String> texts = new Texts(limits).list(body.inputs(), "inputs", violations);
    refuse(violations);
    Model.Embedder model = embedder(body.model());
    InputType inputType = body.inputType() == null ? InputType.DOCUMENT : body.inputType();
    List<FloatData> rows = new ArrayList<>(texts.size());
    for (Embedding embedding : models.embed(model, inputType, texts, deadline)) {
      rows.add(FloatData.of(List.of(embedding), embedding.dimensions()));
    }
    return rows;
  }

  /** 503 until every model has answered once. */
  @GET
  @Path("/health")
  @Operation(summary = "Whether every model answers; 503 until then")
  public RestResponse<Void> health() {
    return RestResponse.status(
        state.ready() ? RestResponse.Status.OK : RestResponse.Status.SERVICE_UNAVAILABLE);
  }

  /** Models and limits. */
  @GET
  @Path("/info")
  @Operation(summary = "Models and limits")
  public ServerInfo info() {
    List<ModelInfo> all = new ArrayList<>();
    for (Model model : catalogue.all()) {
      all.add(
          switch (model) {
            case Model.Embedder embedder ->
                new ModelInfo(embedder.name(), "embedding", embedder.weights().dimensions());
            case Model.Reranker reranker -> new ModelInfo(reranker.name(), "reranking", null);
          });
    }
    return new ServerInfo(
        "auspex-model-server",
        version,
        all,
        limits.maxDocuments(),
        limits.maxTextLength(),
        runtime.maxTokens());
  }

  private Model.Reranker reranker(@Nullable String name) {
    return switch (catalogue.find(name == null ? defaults.rerank() : name)) {
      case Model.Reranker reranker -> reranker;
      case Model.Embedder embedder -> throw wrongKind(embedder, "a reranking model");
    };
  }

  private Model.Embedder embedder(@Nullable String name) {
    return switch (catalogue.find(name == null ? defaults.embed() : name)) {
      case Model.Embedder embedder -> embedder;
      case Model.Reranker reranker -> throw wrongKind(reranker, "an embedding model");
    };
  }

  private static ApiProblem wrongKind(Model model, String expected) {
    return ApiProblem.of(
        ProblemType.INVALID_REQUEST,
        List.of(new Violation("model", "%s, but came '%s'".formatted(expected, model.name()))));
  }

  private static <T> T present(@Nullable T body) {
    if (body == null) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "Expected a JSON body, but came none");
    }
    return body;
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
  }
}

package dev.auspex.modelserver.model;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.modelserver.runtime.Weights;
import java.util.ArrayList;
import java.util.List;

/** All models of this server: per weights one that embeds and one that reranks. */
public final class ModelCatalogue {
  private final List<Model> models;

  /** Names the models of {@code weights}, in that order. */
  public ModelCatalogue(List<Weights> weights) {
    List<Model> all = new ArrayList<>();
    for (Weights each : weights) {
      all.add(new Model.Embedder(each));
      all.add(new Model.Reranker(each));
    }
    this.models = List.copyOf(all);
  }

  /** Every model, in a fixed order. */
  public List<Model> all() {
    return models;
  }

  /**
   * The model of this name.
   *
   * @throws ApiProblem {@link ProblemType#MODEL_NOT_FOUND}
   */
  public Model find(String name) {
    for (Model model : models) {
      if (model.name().equals(name)) {
        return model;
      }
    }
    throw ApiProblem.of(
        ProblemType.MODEL_NOT_FOUND,
        "There is no model '%s'; there are %s",
        name,
        models.stream().map(Model::name).toList());
  }
}

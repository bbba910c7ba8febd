package dev.auspex.modelserver.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.modelserver.runtime.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {
  private final ModelCatalogue catalogue = new ModelCatalogue(List.of(Weights.values()));

  @Test
  void weightsAnswerUnderTwoNames() {
    assertThat(catalogue.all())
        .extracting(Model::name)
        .containsExactly("minilm", "minilm-rerank", "bge-small-zh", "bge-small-zh-rerank");
    assertThat(catalogue.find("minilm-rerank")).isEqualTo(new Model.Reranker(Weights.MINILM));
    assertThat(catalogue.find("bge-small-zh")).isEqualTo(new Model.Embedder(Weights.BGE_SMALL_ZH));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    ApiProblem refusal =
        catchThrowableOfType(ApiProblem.class, () -> catalogue.find("minilm-ranker"));

    assertThat(refusal.type()).isEqualTo(ProblemType.MODEL_NOT_FOUND);
    assertThat(refusal.detail())
        .isEqualTo(
            "There is no model 'minilm-ranker'; there are [minilm, minilm-rerank, bge-small-zh,"
                + " bge-small-zh-rerank]");
  }
}

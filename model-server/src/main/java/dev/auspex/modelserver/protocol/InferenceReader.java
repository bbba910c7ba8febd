package dev.auspex.modelserver.protocol;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.modelserver.model.InputType;
import dev.auspex.modelserver.model.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks an inference request against the inputs of a model, and names every wrong field. */
final class InferenceReader {
  private final Texts texts;

  InferenceReader(LimitsConfig limits) {
    this.texts = new Texts(limits);
  }

  /** What to embed. */
  record Embed(InputType inputType, List<String> texts) {}

  /** What to score. */
  record Rerank(String query, List<String> documents) {}

  /**
   * Reads a request to an embedding model.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST}
   */
  Embed embed(Model.Embedder model, @Nullable InferRequest request) {
    Check check = new Check(ModelMetadata.of(model), request);
    List<String> data = check.data("text");
    InputType inputType = InputType.DOCUMENT;
    if (check.request.parameters() != null && check.request.parameters().inputType() != null) {
      inputType = check.request.parameters().inputType();
    }
    check.done();
    return new Embed(inputType, data);
  }

  /**
   * Reads a request to a reranking model.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST}
   */
  Rerank rerank(Model.Reranker model, @Nullable InferRequest request) {
    Check check = new Check(ModelMetadata.of(model), request);
    List<String> query = check.data("query");
    List<String> documents = check.data("documents");
    if (check.request.parameters() != null && check.request.parameters().inputType() != null) {
      check.wrong("parameters.input_type", "nothing: a reranking model knows which text is which");
    }
    check.done();
    return new Rerank(query.getFirst(), documents);
  }

  /** One pass over one request. */
  private final class Check {
    private final ModelMetadata metadata;
    private final InferRequest request;
    private final List<Violation> violations = new ArrayList<>();

    Check(ModelMetadata metadata, @Nullable InferRequest request) {
      if (request == null) {
        throw ApiProblem.of(ProblemType.INVALID_REQUEST, "Expected a JSON body, but came none");
      }
      this.metadata = metadata;
      this.request = request;
      inputNames();
      outputNames();
    }

    void wrong(String path, String expected) {
      violations.add(new Violation(path, expected));
    }

    void done() {
      if (!violations.isEmpty()) {
        throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
      }
    }

    private void inputNames() {
      List<InferRequest.@Nullable InputTensor> inputs = inputs();
      List<String> known = metadata.inputNames();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < inputs.size(); i++) {
        InferRequest.InputTensor input = inputs.get(i);
        String path = "inputs[%d]".formatted(i);
        if (input == null) {
          wrong(path, "an object, but came null");
        } else if (input.name() == null || !known.contains(input.name())) {
          wrong(path + ".name", "one of %s, but came '%s'".formatted(known, input.name()));
        } else if (!seen.add(input.name())) {
          wrong(path + ".name", "each input once, but '%s' came again".formatted(input.name()));
        }
      }
      for (String name : known) {
        if (!seen.contains(name)) {
          wrong("inputs", "an input named '%s', but it is missing".formatted(name));
        }
      }
    }

    private void outputNames() {
      List<InferRequest.@Nullable WantedOutput> outputs = request.outputs();
      if (outputs == null) {
        return;
      }
      List<String> known = metadata.outputNames();
      for (int i = 0; i < outputs.size(); i++) {
        InferRequest.WantedOutput output = outputs.get(i);
        String name = output == null ? null : output.name();
        if (name == null || !known.contains(name)) {
          wrong("outputs[%d].name".formatted(i), "one of %s, but came '%s'".formatted(known, name));
        }
      }
    }

    /** The texts of the input of this name; at least one, so that later steps need no check. */
    List<String> data(String name) {
      List<InferRequest.@Nullable InputTensor> inputs = inputs();
      for (int i = 0; i < inputs.size(); i++) {
        InferRequest.InputTensor input = inputs.get(i);
        if (input != null && name.equals(input.name())) {
          return data(input, "inputs[%d]".formatted(i));
        }
      }
      return List.of("");
    }

    private List<String> data(InferRequest.InputTensor input, String path) {
      if (!ModelMetadata.BYTES.equals(input.datatype())) {
        wrong(
            path + ".datatype",
            "%s, but came '%s'".formatted(ModelMetadata.BYTES, input.datatype()));
      }
      List<String> data = texts.list(input.data(), path + ".data", violations);
      if (data.isEmpty()) {
        return List.of("");
      }
      long wanted = metadata.size(input.name());
      if (wanted != ModelMetadata.ANY && wanted != data.size()) {
        wrong(path + ".data", "%d text, but came %d".formatted(wanted, data.size()));
      } else if (!List.of((long) data.size()).equals(input.shape())) {
        wrong(
            path + ".shape",
            "[%d], the number of texts in data, but came %s".formatted(data.size(), input.shape()));
      }
      return data;
    }

    private List<InferRequest.@Nullable InputTensor> inputs() {
      List<InferRequest.@Nullable InputTensor> inputs = request.inputs();
      return inputs == null ? List.of() : inputs;
    }
  }
}

package dev.auspex.modelserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.modelserver.model.InputType;
import dev.auspex.modelserver.model.Model;
import dev.auspex.modelserver.protocol.InferRequest.InputTensor;
import dev.auspex.modelserver.protocol.InferRequest.Parameters;
import dev.auspex.modelserver.protocol.InferRequest.WantedOutput;
import dev.auspex.modelserver.runtime.Weights;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InferenceReaderTest {
  private static final Model.Embedder EMBEDDER = new Model.Embedder(Weights.MINILM);
  private static final Model.Reranker RERANKER = new Model.Reranker(Weights.MINILM);

  private final InferenceReader reader =
      new InferenceReader(
          new LimitsConfig() {
            @Override
            public int maxDocuments() {
              return 3;
            }

            @Override
            public int maxTextLength() {
              return 5;
            }
          });

  @Test
  void textsAreDocumentsUnlessTheRequestSaysOtherwise() {
    assertThat(reader.embed(EMBEDDER, request(bytes("text", "a", ""))))
        .isEqualTo(new InferenceReader.Embed(InputType.DOCUMENT, List.of("a", "")));
    assertThat(
            reader.embed(
                EMBEDDER,
                new InferRequest(
                    "1",
                    new Parameters(InputType.QUERY),
                    List.of(bytes("text", "a")),
                    List.of(new WantedOutput("embedding")))))
        .isEqualTo(new InferenceReader.Embed(InputType.QUERY, List.of("a")));
  }

  @Test
  void inputsMayComeInAnyOrder() {
    assertThat(reader.rerank(RERANKER, request(bytes("documents", "a", "b"), bytes("query", "q"))))
        .isEqualTo(new InferenceReader.Rerank("q", List.of("a", "b")));
  }

  @Test
  void aShapeThatDoesNotFitTheDataIsNamed() {
    assertThat(
            violations(
                request(bytes("query", "q"), tensor("documents", List.of(3L), "BYTES", "a", "b"))))
        .containsExactly(
            new Violation("inputs[1].shape", "[2], the number of texts in data, but came [3]"));
    assertThat(
            violations(
                request(
                    bytes("query", "q"), tensor("documents", List.of(2L, 1L), "BYTES", "a", "b"))))
        .containsExactly(
            new Violation("inputs[1].shape", "[2], the number of texts in data, but came [2, 1]"));
    assertThat(violations(request(bytes("query", "q"), tensor("documents", null, "BYTES", "a"))))
        .containsExactly(
            new Violation("inputs[1].shape", "[1], the number of texts in data, but came null"));
  }

  @Test
  void aWrongDatatypeIsNamed() {
    assertThat(
            violations(request(bytes("query", "q"), tensor("documents", List.of(1L), "FP32", "a"))))
        .containsExactly(new Violation("inputs[1].datatype", "BYTES, but came 'FP32'"));
  }

  @Test
  void unknownRepeatedAndMissingInputsAreNamed() {
    assertThat(violations(request(bytes("query", "q"), bytes("query", "q"), bytes("texts", "a"))))
        .containsExactly(
            new Violation("inputs[1].name", "each input once, but 'query' came again"),
            new Violation("inputs[2].name", "one of [query, documents], but came 'texts'"),
            new Violation("inputs", "an input named 'documents', but it is missing"));
    assertThat(violations(new InferRequest(null, null, null, null)))
        .containsExactly(
            new Violation("inputs", "an input named 'query', but it is missing"),
            new Violation("inputs", "an input named 'documents', but it is missing"));
    assertThat(
            violations(
                new InferRequest(
                    null,
                    null,
                    Arrays.asList(bytes("query", "q"), bytes("documents", "a"), null),
                    null)))
        .containsExactly(new Violation("inputs[2]", "an object, but came null"));
  }

  @Test
  void anUnknownOutputIsNamed() {
    assertThat(
            violations(
                new InferRequest(
                    null,
                    null,
                    List.of(bytes("query", "q"), bytes("documents", "a")),
                    List.of(new WantedOutput("score"), new WantedOutput("logits")))))
        .containsExactly(new Violation("outputs[1].name", "one of [score], but came 'logits'"));
  }

  @Test
  void moreThanOneQueryIsRefused() {
    assertThat(violations(request(bytes("query", "q", "r"), bytes("documents", "a"))))
        .containsExactly(new Violation("inputs[0].data", "1 text, but came 2"));
  }

  @Test
  void tooManyTooLongAndMissingTextsAreNamed() {
    assertThat(violations(request(bytes("query", "q"), bytes("documents", "1", "2", "3", "4"))))
        .containsExactly(new Violation("inputs[1].data", "1 to 3 texts, but came 4"));
    assertThat(violations(request(bytes("query", "q"), bytes("documents"))))
        .containsExactly(new Violation("inputs[1].data", "1 to 3 texts, but came 0"));
    assertThat(violations(request(bytes("query", "q"), bytes("documents", "a", null, "123456"))))
        .containsExactly(
            new Violation("inputs[1].data[1]", "a string, but came null or nothing"),
            new Violation("inputs[1].data[2]", "a text of at most 5 characters, but came 6"));
  }

  @Test
  void aRerankerTakesNoInputType() {
    assertThat(
            violations(
                new InferRequest(
                    null,
                    new Parameters(InputType.QUERY),
                    List.of(bytes("query", "q"), bytes("documents", "a")),
                    null)))
        .extracting(Violation::field)
        .containsExactly("parameters.input_type");
  }

  @Test
  void noBodyIsRefused() {
    assertThatThrownBy(() -> reader.embed(EMBEDDER, null))
        .isInstanceOf(ApiProblem.class)
        .hasMessage("Expected a JSON body, but came none");
  }

  private List<Violation> violations(InferRequest request) {
    ApiProblem refusal =
        catchThrowableOfType(ApiProblem.class, () -> reader.rerank(RERANKER, request));
    assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    return refusal.violations();
  }

  private static InferRequest request(InputTensor... inputs) {
    return new InferRequest(null, null, Arrays.asList(inputs), null);
  }

  private static InputTensor bytes(String name, @Nullable String... data) {
    return tensor(name, List.of((long) data.length), "BYTES", data);
  }

  private static InputTensor tensor(
      String name,
      @Nullable List<@Nullable Long> shape,
      String datatype,
      @Nullable String... data) {
    return new InputTensor(name, shape, datatype, Arrays.asList(data));
  }
}

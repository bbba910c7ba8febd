package dev.auspex.ranking.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceJsonTest {
  @Test
  void scoreRequestNamesQueryAndDocuments() {
    assertThat(new String(InferenceJson.scoreRequest("a \"q\"", List.of("eins", "二")), UTF_8))
        .isEqualTo(
            """
            {"inputs":[\
            {"name":"query","shape":[1],"datatype":"BYTES","data":["a \\"q\\""]},\
            {"name":"documents","shape":[2],"datatype":"BYTES","data":["eins","二"]}]}""");
  }

  @Test
  void embedRequestSaysWhatTheTextsAre() {
    assertThat(new String(InferenceJson.embedRequest(List.of("x"), InputType.QUERY), UTF_8))
        .isEqualTo(
            """
            {"parameters":{"input_type":"query"},\
            "inputs":[{"name":"text","shape":[1],"datatype":"BYTES","data":["x"]}]}""");
  }

  @Test
  void scoresAreReadAroundUnknownMembersAndOutputs() throws Exception {
    String body =
        """
        {"model_name":"m","extra":{"outputs":[1]},"outputs":[
         {"name":"label","datatype":"BYTES","shape":[2],"data":["a",{"b":[1]}]},
         {"data":[0.5,-1],"shape":[2],"datatype":"FP32","name":"score","parameters":{}}]}""";

    assertThat(InferenceJson.scores(body.getBytes(UTF_8), 2)).isEqualTo(Scores.of(0.5f, -1));
  }

  @Test
  void nestedDataIsReadRowMajor() throws Exception {
    Vectors vectors =
        InferenceJson.vectors(
            answer("embedding", "FP32", "[2,3]", "[[1,2,3],[4,5,6]]").getBytes(UTF_8), 2);

    assertThat(vectors.dimensions()).isEqualTo(3);
    assertThat(vectors.size()).isEqualTo(2);
    assertThat(vectors.at(1)).containsExactly(4, 5, 6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          score | FP32  | [1]        | [0.5]          | expected 2 scores, got shape [1]
          score | FP32  | [2]        | [0.5]          | needs 2 values, got 1
          score | FP32  | [2]        | [0.5,0.5,0.5]  | needs 2 values, got 3
          score | FP32  | [2]        | [0.5,1e60]     | value 1 is not finite
          score | FP32  | [2]        | [0.5,NaN]      | no JSON of the protocol
          score | FP32  | [2]        | [0.5,null]     | output score is not FP32
          score | BYTES | [2]        | ["a","b"]      | output score is not FP32
          score | FP32  | [2]        | 7              | data is no array
          score | FP32  | ["2"]      | [1,2]          | shape holds no integers
          score | FP32  | [-2]       | [1,2]          | expected 2 scores, got shape [-2]
          other | FP32  | [2]        | [1,2]          | the answer has no output score
          """)
  void unusableScoresAreRefusedWithTheReason(
      String name, String datatype, String shape, String data, String reason) {
    String body = answer(name, datatype, shape, data);

    assertThatThrownBy(() -> InferenceJson.scores(body.getBytes(UTF_8), 2))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [2]                     | [1,2]   | expected 2 vectors, got shape [2]
          [1,2]                   | [1,2]   | expected 2 vectors, got shape [1, 2]
          [2,0]                   | []      | expected 2 vectors, got shape [2, 0]
          [2,9223372036854775807] | [1,2]   | shape out of range
          [2,2]                   | [1,2,3] | needs 4 values, got 3
          """)
  void unusableVectorsAreRefusedWithTheReason(String shape, String data, String reason) {
    String body = answer("embedding", "FP32", shape, data);

    assertThatThrownBy(() -> InferenceJson.vectors(body.getBytes(UTF_8), 2))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void bodiesThatAreNoAnswerAreRefused() {
    for (String body : List.of("", "[]", "null", "{", "<html>", "{\"outputs\":7}", "{}")) {
      assertThatThrownBy(() -> InferenceJson.scores(body.getBytes(UTF_8), 1))
          .as(body)
          .isInstanceOf(UnusableAnswerException.class);
    }
  }

  private static String answer(String name, String datatype, String shape, String data) {
    return """
    {"model_name":"m","outputs":[{"name":"%s","datatype":"%s","shape":%s,"data":%s}]}"""
        .formatted(name, datatype, shape, data);
  }
}

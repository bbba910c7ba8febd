package dev.auspex.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.elasticsearch.common.io.stream.BytesStreamOutput;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.json.JsonXContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RerankTest {
  @Test
  void bodyIsRead() throws IOException {
    assertThat(
            parse(
                """
                {"model":"m","query":"q","fields":["a","b"],"window":7,"timeout_millis":90}"""))
        .isEqualTo(new Rerank("m", "q", List.of("a", "b"), 7, 90));
  }

  @Test
  void windowAndTimeoutHaveDefaults() throws IOException {
    assertThat(parse("{\"model\":\"m\",\"query\":\"q\",\"fields\":[\"a\"]}"))
        .isEqualTo(new Rerank("m", "q", List.of("a"), 24, 150));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"model":"m","query":"q","fields":[]}                            | [fields] must name
          {"model":" ","query":"q","fields":["a"]}                         | [model] must not be blank
          {"model":"m","query":"q","fields":["a"],"window":0}              | [window] must be 1 to 1000
          {"model":"m","query":"q","fields":["a"],"window":1001}           | [window] must be 1 to 1000
          {"model":"m","query":"q","fields":["a"],"timeout_millis":0}      | [timeout_millis] must be 1 to
          {"model":"m","query":"q","fields":["a"],"timeout_millis":10001}  | [timeout_millis] must be 1 to
          {"model":"m","query":"q"}                                        | [fields]
          {"model":"m","query":"q","fields":["a"],"windw":3}               | unknown field [windw]
          """)
  void bodyOutsideTheRangesIsRefusedWithTheReason(String json, String reason) {
    assertThatThrownBy(() -> parse(json)).hasStackTraceContaining(reason);
  }

  @Test
  void streamBringsBackTheSame() throws IOException {
    Rerank rerank = new Rerank("m", "q", List.of("a", "b"), 7, 90);
    try (BytesStreamOutput out = new BytesStreamOutput()) {
      rerank.writeTo(out);

      assertThat(new Rerank(out.bytes().streamInput())).isEqualTo(rerank);
    }
  }

  private static Rerank parse(String json) throws IOException {
    try (XContentParser parser =
        JsonXContent.jsonXContent.createParser(XContentParserConfiguration.EMPTY, json)) {
      return Rerank.parse(parser);
    }
  }
}

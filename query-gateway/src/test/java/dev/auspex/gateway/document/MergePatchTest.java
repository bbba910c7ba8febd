package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ObjectNode object(String json) throws JsonProcessingException {
    return (ObjectNode) JSON.readTree(json);
  }

  /** The cases of appendix A of RFC 7396 whose target and patch are objects. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"a\":\"b\"}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"b\"}|{\"b\":\"c\"}|{\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}|{\"a\":null}|{}",
        "{\"a\":\"b\",\"b\":\"c\"}|{\"a\":null}|{\"b\":\"c\"}",
        "{\"a\":[\"b\"]}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"c\"}|{\"a\":[\"b\"]}|{\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}|{\"a\":{\"b\":\"d\",\"c\":null}}|{\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]}|{\"a\":[1]}|{\"a\":[1]}",
        "{\"e\":null}|{\"a\":1}|{\"e\":null,\"a\":1}",
        "{\"a\":\"foo\"}|{\"a\":{\"bb\":{\"ccc\":null}}}|{\"a\":{\"bb\":{}}}",
        "{}|{\"a\":{\"bb\":{\"ccc\":null}}}|{\"a\":{\"bb\":{}}}"
      })
  void changesAsTheStandardSays(String target, String patch, String expected)
      throws JsonProcessingException {
    ObjectNode changed = object(target);

    MergePatch.apply(changed, object(patch));

    assertThat(changed).isEqualTo(object(expected));
  }

  @Test
  void thePatchStaysAsItIsThoughWhatItMadeIsChangedAgain() throws JsonProcessingException {
    ObjectNode patch = object("{\"at\":{\"lat\":1}}");
    ObjectNode changed = object("{}");

    MergePatch.apply(changed, patch);
    MergePatch.apply(changed, object("{\"at\":{\"lat\":2}}"));

    assertThat(changed).isEqualTo(object("{\"at\":{\"lat\":2}}"));
    assertThat(patch).isEqualTo(object("{\"at\":{\"lat\":1}}"));
  }
}

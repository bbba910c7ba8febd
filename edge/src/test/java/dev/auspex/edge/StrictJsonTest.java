package dev.auspex.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  record Body(
      @Nullable String text,
      @Nullable Integer number,
      @Nullable Double weight,
      @Nullable Boolean flag) {}

  private final ObjectMapper json = new ObjectMapper();

  StrictJsonTest() {
    new StrictJson().customize(json);
  }

  @Test
  void valuesOfTheRightTypePass() throws JsonProcessingException {
    assertThat(
            json.readValue("{\"text\":\"a\",\"number\":1,\"weight\":2,\"flag\":true}", Body.class))
        .isEqualTo(new Body("a", 1, 2.0, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":5}",
        "{\"text\":true}",
        "{\"number\":\"1\"}",
        "{\"number\":1.5}",
        "{\"number\":\"\"}",
        "{\"weight\":\"2\"}",
        "{\"flag\":\"true\"}",
        "{\"flag\":1}",
        "{\"text\":\"a\",\"text\":\"b\"}",
        "{\"text\":\"a\"} {}",
      })
  void nothingIsGuessed(String body) {
    assertThatThrownBy(() -> json.readValue(body, Body.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}

package dev.auspex.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.elasticsearch.common.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelServerAddressTest {
  @Test
  void modelServerOfTheSameMachineIsTheDefault() {
    assertThat(ModelServerAddress.SETTING.get(Settings.EMPTY))
        .isEqualTo(URI.create("http://127.0.0.1:7703"));
    assertThat(ModelServerAddress.SETTING.isDynamic()).isTrue();
  }

  @Test
  void webAddressWithPathIsTaken() {
    assertThat(ModelServerAddress.parse("https://models.internal:8443/serving"))
        .isEqualTo(URI.create("https://models.internal:8443/serving"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0.1:7703",
        "models",
        "file:/etc",
        "http://",
        "http://a?b=c",
        "http://a b"
      })
  void anythingElseIsRefused(String value) {
    assertThatThrownBy(() -> ModelServerAddress.parse(value))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

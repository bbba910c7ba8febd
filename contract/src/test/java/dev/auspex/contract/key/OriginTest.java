package dev.auspex.contract.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example.com",
        "http://localhost:3000",
        "http://127.0.0.1:8080",
        "https://[::1]:8443",
        "capacitor://localhost"
      })
  void whatBrowsersSendIsAnOrigin(String value) {
    assertThat(Origin.isValid(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "null",
        "shop.example.com",
        "https://Shop.example.com",
        "https://shop.example.com/",
        "https://shop.example.com/path",
        "https://*.example.com",
        "https://user@shop.example.com",
        "https://shop.example.com:443",
        "http://shop.example.com:80",
        "https://shop.example.com\r\nx: y"
      })
  void whatNoBrowserSendsIsNone(String value) {
    assertThat(Origin.isValid(value)).isFalse();
  }
}

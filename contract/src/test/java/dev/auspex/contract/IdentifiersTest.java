package dev.auspex.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  @ParameterizedTest
  @ValueSource(strings = {"ab", "cinema", "a1", "acme-eu-2"})
  void tenantIdTakesLowerCaseWordsWithHyphens(String value) {
    assertThat(new TenantId(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "Acme", "1acme", "acme-", "acme_eu", "acme*", "../x", "a,b", "été"})
  void tenantIdRefusesEverythingElseAndSaysWhatItWants(String value) {
    assertThatThrownBy(() -> new TenantId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tenant id must be 2 to 40 characters of a-z, 0-9 and inner hyphens, starting with a"
                + " letter, but was '"
                + value
                + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a,b", "-x", "<x-{now/d}>", "remote:x", "_all", "A", "x-"})
  void indexNameRefusesIndexExpressions(String value) {
    assertThat(IndexName.isValid(value)).isFalse();
  }
}

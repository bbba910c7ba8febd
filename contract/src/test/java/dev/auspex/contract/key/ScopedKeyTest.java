package dev.auspex.contract.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.ScopedGrant;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopedKeyTest {
  private static final String SECRET = "3q2-7wAbCdEfGhIjKlMnOpQrStUvWxYz0123456789A";
  private static final String PARENT = "ax_k3v9x0a1b2c4_" + SECRET;
  private static final String GRANT =
      "{\"key\":\"k3v9x0a1b2c4\",\"expiresAt\":\"2030-01-01T00:00:00Z\"}";

  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  @Test
  void whatWasMintedIsSignedByItsParentAlone() {
    ScopedKey key = ScopedKey.parse(ScopedKey.mint(PARENT, GRANT)).orElseThrow();

    assertThat(key.isSignedWith(ScopedKey.mintingValue(SECRET))).isTrue();
    assertThat(key.isSignedWith(ScopedKey.mintingValue(SECRET + "x"))).isFalse();
    assertThat(key.isSignedWith("")).isFalse();
    assertThat(key.isSignedWith("no hash")).isFalse();
    assertThat(key.grant()).contains(GRANT);
  }

  @Test
  void theTokenIsTheOneThatOpensslMakes() {
    // The lines of docs/api-keys.md, run by a shell.
    assertThat(ScopedKey.mintingValue(SECRET))
        .isEqualTo("2f498c03fbdb36210467d03eba30cc773a321be617d91eb598435521aac608c7");
    assertThat(ScopedKey.mint(PARENT, GRANT))
        .isEqualTo(
            "axs_eyJrZXkiOiJrM3Y5eDBhMWIyYzQiLCJleHBpcmVzQXQiOiIyMDMwLTAxLTAxVDAwOjAwOjAwWiJ9.Eclcz9Q_EybybOYG-FK6WpOgbrHLi6uiqqfdPAX908M");
  }

  @Test
  void anotherPayloadIsNotSigned() {
    ScopedKey minted = ScopedKey.parse(ScopedKey.mint(PARENT, GRANT)).orElseThrow();
    ScopedKey other =
        ScopedKey.parse(ScopedKey.mint(PARENT, GRANT.replace("2030", "2031"))).orElseThrow();

    ScopedKey forged = new ScopedKey(other.payload(), minted.signature());

    assertThat(forged.isSignedWith(ScopedKey.mintingValue(SECRET))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "axs_", "axs_e30", "axs_e30.", "axs_e30.abc", "ax_e30.abc", "axs_e 0.a"})
  void textOfAnotherShapeIsNoToken(String text) {
    assertThat(ScopedKey.parse(text)).isEmpty();
  }

  @Test
  void aTokenOfMoreThanFourKibibytesIsNone() {
    String token = "axs_" + "A".repeat(4048) + "." + "A".repeat(43);

    assertThat(token).hasSize(4096);
    assertThat(ScopedKey.parse(token)).isPresent();
    assertThat(ScopedKey.parse(token.replace("axs_", "axs_A"))).isEmpty();
    assertThatThrownBy(() -> ScopedKey.mint(PARENT, " ".repeat(4000)))
        .hasMessageContaining("at most 4096 characters");
  }

  @Test
  void aGrantSurvivesJsonAndLeavesOutWhatItDoesNotSay() throws JsonProcessingException {
    ScopedGrant least =
        new ScopedGrant(
            "k3v9x0a1b2c4", Instant.parse("2030-01-01T00:00:00Z"), null, null, null, null);
    ScopedGrant most =
        new ScopedGrant(
            "k3v9x0a1b2c4",
            Instant.parse("2030-01-01T00:00:00Z"),
            "u-17",
            Set.of(ApiKeyScope.SEARCH),
            List.of(new IndexPattern("logs-*")),
            new Filter.Equals("team", new FilterValue.Text("red")));

    assertThat(json.writeValueAsString(least)).isEqualTo(GRANT);
    assertThat(json.readValue(json.writeValueAsString(most), ScopedGrant.class)).isEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"key\":\"k3v9x0a1b2c4\"}",
        "{\"key\":\"short\",\"expiresAt\":\"2030-01-01T00:00:00Z\"}",
        "{\"key\":\"k3v9x0a1b2c4\",\"expiresAt\":\"2030-01-01T00:00:00Z\",\"user\":\" \"}",
        "{\"key\":\"k3v9x0a1b2c4\",\"expiresAt\":\"2030-01-01T00:00:00Z\",\"scopes\":[]}",
        "{\"key\":\"k3v9x0a1b2c4\",\"expiresAt\":\"2030-01-01T00:00:00Z\",\"indexes\":[]}",
        "{\"key\":\"k3v9x0a1b2c4\",\"expiresAt\":\"2030-01-01T00:00:00Z\",\"indexes\":[\"*\"]}"
      })
  void aGrantThatSaysTooLittleIsRefused(String text) {
    assertThatThrownBy(() -> json.readValue(text, ScopedGrant.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void noTokenIsPrinted() {
    ScopedKey key = ScopedKey.parse(ScopedKey.mint(PARENT, GRANT)).orElseThrow();

    assertThat(key.toString()).isEqualTo("ScopedKey[]");
  }
}

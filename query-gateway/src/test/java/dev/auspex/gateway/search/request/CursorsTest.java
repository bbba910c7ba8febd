package dev.auspex.gateway.search.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");
  private static final CursorScope SCOPE =
      new CursorScope("cinema", "movies", "home", "war", "{}", "[year]");
  private static final Cursors.Position POSITION = new Cursors.Position(30, "[1999,\"戦争\",null,7]");

  private final Cursors cursors = Queries.cursors(Clock.fixed(NOW, ZoneOffset.UTC));

  private static Cursors at(Instant time) {
    return Queries.cursors(Clock.fixed(time, ZoneOffset.UTC));
  }

  @Test
  void whatWasSealedOpensForTheSameSearchOnAnotherGateway() {
    String token = cursors.seal(POSITION, SCOPE);
    String byRelevance = cursors.seal(new Cursors.Position(10, null), SCOPE);

    assertThat(at(NOW.plusSeconds(599)).open(token, SCOPE)).contains(POSITION);
    assertThat(cursors.open(byRelevance, SCOPE)).contains(new Cursors.Position(10, null));
    assertThat(token).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void aTokenIsGoodForTenMinutes() {
    String token = cursors.seal(POSITION, SCOPE);

    assertThat(at(NOW.plusSeconds(600)).open(token, SCOPE)).isEmpty();
  }

  @Test
  void aTokenOfAnotherTenantIndexHomeQueryFilterOrOrderDoesNotOpen() {
    List<CursorScope> others =
        List.of(
            new CursorScope("places", "movies", "home", "war", "{}", "[year]"),
            new CursorScope("cinema", "books", "home", "war", "{}", "[year]"),
            new CursorScope("cinema", "movies", "other", "war", "{}", "[year]"),
            new CursorScope("cinema", "movies", "home", "wars", "{}", "[year]"),
            new CursorScope("cinema", "movies", "home", "war", "", "[year]"),
            new CursorScope("cinema", "movies", "home", "war", "{}", ""),
            // The same characters, parted elsewhere.
            new CursorScope("cinemam", "ovies", "home", "war", "{}", "[year]"));

    assertThat(others)
        .allSatisfy(
            other -> assertThat(cursors.open(cursors.seal(POSITION, other), SCOPE)).isEmpty());
  }

  @Test
  void aTokenInWhichAnyBitIsTurnedDoesNotOpen() {
    byte[] token = Base64.getUrlDecoder().decode(cursors.seal(POSITION, SCOPE));

    for (int bit = 0; bit < token.length * 8; bit++) {
      byte[] turned = token.clone();
      turned[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(cursors.open(Base64.getUrlEncoder().encodeToString(turned), SCOPE))
          .as("bit %d", bit)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "AAAA", "not base64!", "MTIzNDU2Nzg5MDEy", "[1999,7]"})
  void whatIsNoTokenDoesNotOpen(String token) {
    assertThat(cursors.open(token, SCOPE)).isEmpty();
  }

  @Test
  void aTokenOfAnotherSecretDoesNotOpen() {
    Cursors others =
        new Cursors(
            "another secret for tests", Duration.ofMinutes(10), Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(cursors.open(others.seal(POSITION, SCOPE), SCOPE)).isEmpty();
  }

  @Test
  void twoTokensOfOnePlaceDifferAndShowNothing() {
    String token = cursors.seal(POSITION, SCOPE);

    assertThat(token).isNotEqualTo(cursors.seal(POSITION, SCOPE));
    assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
        .doesNotContain("1999");
  }

  @Test
  void aShortSecretStopsTheStart() {
    assertThatThrownBy(() -> new Cursors("short", Duration.ofMinutes(10), Clock.systemUTC()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gateway.cursor.secret");
  }
}
